"""What every answer of the API is made from."""

from pydantic import BaseModel, ConfigDict


class Schema(BaseModel):
    """Read from our own values. Not ninja's: its look into Django's models cost most of an answer."""

    model_config = ConfigDict(from_attributes=True)
