"""What a test call of whoever answers out of hours has shown."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from obhut.kernel.concept.texts import Fact, Whole
from obhut.kernel.mechanism.row_words import Day


class LastCallRow(Fact):
    """The last test call of a desk that answers out of hours for others. No case data."""

    called_on: Day
    result: Literal["reached", "not_reached", "wrong_number"]
    minutes: Annotated[Whole, Field(ge=0, le=120)] | None = None
    """Until somebody answered."""
    in_vain: Annotated[Whole, Field(ge=1)] | None = None
    """How many calls in a row have reached nobody, this one too."""

    @model_validator(mode="after")
    def check_says_when_or_how_often(self) -> "LastCallRow":
        reached = self.result == "reached"
        if reached != (self.minutes is not None) or reached != (self.in_vain is None):
            raise PydanticCustomError("test_call", "a test call")
        return self
