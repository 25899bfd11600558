"""The rows of the directory as content writes them: districts, service points, desks, Länder.

Institutions only. A missing phone means "not seen", never "does not exist".
"""

from typing import Annotated, Literal

from pydantic import (
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from obhut.kernel.concept.texts import (
    Fact,
    Flag,
    Key,
    Line,
    Review,
    Seen,
    Text,
    Whole,
)
from obhut.kernel.mechanism.last_call_row import LastCallRow
from obhut.kernel.mechanism.protected_places import SHELTER, check_tells_no_place, is_told_by
from obhut.kernel.mechanism.row_words import (
    Bezirk,
    Clock,
    Day,
    FunctionMailbox,
    Kreis,
    Land,
    Mailbox,
)
from obhut.kernel.routing.places import OFFICIAL_LANDS


class AreaRow(Fact):
    """An area that a desk or a service point serves."""

    level: Literal["federation", "land", "kreis", "gemeinde", "bezirk", "postcode"]
    key: Line


class LandRow(Fact):
    key: Land
    ags: Annotated[str, StringConstraints(pattern=r"^[0-9]{2}$")]
    name: Line
    name_en: Line


class KreisRow(Fact):
    ags: Kreis
    land: Land
    name: Line
    kind: Literal[
        "kreisfreie_stadt", "stadtkreis", "landkreis", "kreis", "region", "staedteregion",
        "regionalverband", "stadtstaat",
    ]  # fmt: skip


class BezirkRow(Fact):
    key: Bezirk
    land: Land
    name: Line


class Districts(Fact):
    """content/directory/districts.yaml"""

    version: Whole
    as_of: Day
    source: Text
    laender: list[LandRow] = Field(min_length=16)
    kreise: list[KreisRow] = Field(min_length=400)
    bezirke: list[BezirkRow] = Field(min_length=12)

    @model_validator(mode="after")
    def check_count_of_official_ones(self) -> "Districts":
        official = (
            sum(row.key in OFFICIAL_LANDS for row in self.laender),
            sum(row.land in OFFICIAL_LANDS for row in self.kreise),
        )
        if official != (16, 400):
            raise PydanticCustomError("official_districts", "sixteen Länder, 400 Kreise")
        return self


Weekday = Literal["mo", "tu", "we", "th", "fr", "sa", "su"]


class ClockSpanRow(Fact):
    """From one time of day to another, on a German clock."""

    opens: Clock = Field(alias="from")
    closes: Clock = Field(alias="to")


class SpanRow(Fact):
    days: list[Weekday] = Field(min_length=1)
    opens: Clock = Field(alias="from")
    closes: Clock = Field(alias="to")


class HoursRow(Fact):
    """Hours as far as seen. ``text_only`` and ``not_seen`` never count as open."""

    state: Literal["always", "weekly", "not_seen", "text_only"]
    weekly: list[SpanRow] = []
    holidays: Literal["closed", "open", "not_stated"] = "not_stated"
    holiday_hours: list[ClockSpanRow] = []
    text: Text | None = None

    @model_validator(mode="after")
    def check_weekly_hours_are_said(self) -> "HoursRow":
        if (self.state == "weekly") != bool(self.weekly or self.holiday_hours):
            raise PydanticCustomError("weekly_hours", "weekly hours")
        return self


class ServicePointRow(Fact):
    key: Key
    name: Line
    name_en: Line | None = None
    kind: Literal[
        "emergency", "helpline", "specialised_counselling", "counselling", "shelter",
        "youth_emergency", "youth_office", "state_youth_office", "youth_welfare_umbrella",
        "child_protection_centre", "victim_support", "police", "land_authority", "network",
        "coordination", "umbrella", "directory", "reporting",
    ]  # fmt: skip
    lands: list[Line] = []
    areas: list[AreaRow] = []
    carrier: Line | None = None
    city: Line | None = None
    address: Line | None = None
    phones: list[Line] = []
    emails: list[Mailbox] = []
    web: Line | None = None
    chat: Text | None = None
    target_group: Text | None = None
    minors: Literal["yes", "no", "unclear", "not_stated"]
    professionals_advised: Flag | None = None
    forms: list[Line] = []
    languages: Text | None = None
    hours: HoursRow
    since: Line | None = None
    since_text: Text | None = None
    note: Text | None = None
    source: Line
    further_sources: list[Line] = []
    seen: Day
    confidence: Literal["page", "secondary"]
    number_seen_on: Line | None = None
    hold: Text | None = None

    _tells_no_place = field_validator(
        *("carrier", "city", "address", "chat", "target_group", "languages", "hours"),
        *("since_text", "note", "hold"),
    )(check_tells_no_place)

    @model_validator(mode="after")
    def check_name_tells_no_place(self) -> "ServicePointRow":
        if self.kind == SHELTER and any(map(is_told_by, (self.name, self.name_en))):
            raise PydanticCustomError("protected_place_told", "where a protected place is")
        return self


class ServicePoints(Fact):
    """content/directory/service-points.yaml"""

    version: Whole
    compiled: Day
    service_points: list[ServicePointRow] = []


class DeskRow(Fact):
    """One function of the mechanism as one institution staffs it, for one or more areas."""

    key: Key
    function: Key
    service_point: Key
    areas: list[AreaRow] = Field(min_length=1)
    on_call: Key | None = None
    deputy: Key | None = None
    hold: Flag = False
    hours_only: Literal["out_of_office"] | None = None
    """Answers only while the office of its area is closed; its own hours were not seen."""
    minors_from_age: Whole | None = None
    minors_to_age: Whole | None = None
    audience: list[Key] = []
    """Functions it advises, where it does not advise everyone."""
    mailbox: FunctionMailbox | None = None
    """That of the function; else the first one of the service point counts."""
    does: Text | None = None
    does_not: Text | None = None
    instead: Text | None = None
    """Whom to turn to for what it does not do."""
    accessibility: Text | None = None
    confirmed_on: Day | None = None
    """When the desk itself last confirmed what stands here."""
    doubted_on: Day | None = None
    """When its mailbox said that it is no longer this desk; until its keeper has decided."""
    last_call: LastCallRow | None = None
    holders: Annotated[Whole, Field(ge=0)] | None = None
    """How many people staff it, where that is known; 0: nobody at present. Never a name."""
    why: Text

    _tells_no_place = field_validator("does", "does_not", "instead", "accessibility", "why")(
        check_tells_no_place
    )


class Desks(Fact):
    """content/directory/desks.yaml"""

    version: Whole
    as_of: Day
    review: Review
    desks: list[DeskRow] = []


class DocumentRow(Fact):
    """A paper of co-operation in a Land, as far as seen."""

    key: Key
    """Lasting: under it the paper is known as a concept of its own."""
    kind: Literal[
        "agreement", "decree", "concept", "guideline", "round_table", "network", "contract",
        "motion",
    ]  # fmt: skip
    title: Text
    parties: Text | None = None
    since: Line | None = None
    since_text: Text | None = None
    published: Seen
    children: Seen
    full_text_seen: Flag
    ended: Literal[True] | None = None
    """It holds no more, by its source."""
    sources: list[Line] = []


class CooperationRow(Fact):
    state: Line
    children: Seen


class LandFile(Fact):
    """content/laender/DE-XX.yaml"""

    version: Whole
    land: Land
    name: Line
    documents: list[DocumentRow] = []
    cooperation: CooperationRow
    bodies: Text | None = None
    further_sources: list[Line] = []
    as_of: Day
    review: Review
    note: Text | None = None
