"""What the API answers of law, forms and bodies, field by field."""

from datetime import date
from typing import Literal

from pydantic import Field

from obhut.kernel.concept.texts import Evidence, Force, Review, Text
from obhut.web.api.schema import Schema
from obhut.web.api.schemas import SPEAKS_FROM, SpeaksFromOut

Level = Literal["international", "eu", "federal", "land", "policy"]


class SureOut(Schema):
    """On what a statement rests, and how far it was reviewed."""

    evidence: Evidence
    review: Review
    sources: list[str] = Field(description="Keys of sources in the mechanism")
    as_of: date


class NormOut(Schema):
    """One norm. What is null was not seen or not settled; it never means that nothing exists."""

    key: str
    citation: str
    title: Text
    says: Text | None
    level: Level
    force: Force
    binds: list[str] = Field(description="Keys of functions")
    binds_everyone: bool
    binds_text: Text
    since: Text | None
    valid_from: date | None
    valid_to: date | None
    version: str | None = Field(description="Version of the text it was compared with")
    address: str | None
    typical_error: Text | None
    recheck: Text | None
    sure: SureOut


class NormsOut(Schema):
    edition: str = Field(description="Digest of the edition that was answered from")
    speaks_from: SpeaksFromOut = SPEAKS_FROM
    norms: list[NormOut]


class UseOut(Schema):
    """A node that names the norm, and the facts through which it does."""

    kind: str
    node: str
    title: Text
    through: list[str]


class NormWithUsesOut(Schema):
    edition: str = Field(description="Digest of the edition that was answered from")
    speaks_from: SpeaksFromOut = SPEAKS_FROM
    norm: NormOut
    used_in: list[UseOut]


class FormOut(Schema):
    key: str
    code: str
    title: Text
    text: Text | None
    setups: list[Text]
    elements: list[Text]
    non_elements: list[Text]
    neighbours: list[str] = Field(description="Keys of neighbouring concepts")
    norms: list[str]
    partners: list[str] = Field(description="Keys of functions")
    partners_text: Text | None
    reform: Text | None
    signs: list[str] = Field(description="Keys of signs; never to be counted")
    sure: SureOut


class FormsOut(Schema):
    edition: str = Field(description="Digest of the edition that was answered from")
    speaks_from: SpeaksFromOut = SPEAKS_FROM
    forms: list[FormOut]


class ActorOut(Schema):
    """A body involved. ``fallback``: function -> who is turned to where nobody staffs it."""

    key: str
    code: str
    title: Text
    functions: list[str]
    fallback: dict[str, str | None]
    task: Text
    must: list[Text]
    involve: list[Text]
    limits: list[Text]
    norms: list[str]
    sure: SureOut


class ActorsOut(Schema):
    edition: str = Field(description="Digest of the edition that was answered from")
    speaks_from: SpeaksFromOut = SPEAKS_FROM
    actors: list[ActorOut]
