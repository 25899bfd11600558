"""Facts of what holds: norms, clauses, principles, classes of information, sources."""

from typing import Literal, get_args

from pydantic import Field

from obhut.kernel.concept.links import ToBoundary, ToForm, ToFunction, ToNorm
from obhut.kernel.concept.texts import Day, Fact, Flag, Line, Seen, Text, Whole


class SectionFacts(Fact):
    """A chapter; its text stands in the node."""


class NormFacts(Fact):
    citation: Line
    """As a lawyer quotes it: "§ 8a SGB VIII"."""
    level: Literal["international", "eu", "federal", "land", "policy"]
    binds: list[ToFunction] = []
    """Functions the norm binds; empty and ``binds_everyone`` false where not settled."""
    binds_everyone: Flag = False
    binds_text: Text
    since: Text | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    version: Line | None = None
    """Version of the text it was compared with; none where nobody compared."""
    address: Line | None = None
    typical_error: Text | None = None
    recheck: Text | None = None
    must_act: Literal[True] | None = None
    """Whoever it binds must act on what is told to them: a word to them stays."""


class ClauseFacts(Fact):
    number: Whole
    must_answer: Text
    model: Text | None = None


class PrincipleFacts(Fact):
    number: Whole
    of: Literal["data_flow", "person_independence", "cooperation"]
    rule: Text | None = None


class DataClassFacts(Fact):
    code: Literal["D0", "D1", "D2", "D3", "D4", "D5", "D6", "D7"]
    examples: list[Text] = Field(min_length=1)


class LayerFacts(Fact):
    """What a Land may tailor and what it may not."""

    freedom_of: Literal["federal_law", "federal_recommendation", "land", "district"]
    examples: list[Text] = []


class GoalFacts(Fact):
    """Something a Land mechanism must reach, or a stage on the way there."""

    of: Literal["structure", "stage", "missing", "insight", "refused"]
    number: Whole


class WordFacts(Fact):
    """A term of the field. The title names it in both languages, the text explains it."""

    short: Line | None = None
    """Its usual abbreviation: "InsoFa"."""
    trap: Text | None = None
    """With what it is easily mixed up."""
    norms: list[ToNorm] = []
    functions: list[ToFunction] = []
    forms: list[ToForm] = []
    boundaries: list[ToBoundary] = []


class SourceFacts(Fact):
    address: Line | None = None
    further: list[Line] = []
    incomplete: Flag = False
    """A piece of the address was not kept: look the page up by host and title."""
    read_on: Day


Instrument = Literal["agreement", "decree", "concept", "guideline", "contract"]
"""What somebody put their name to. A round table or a motion is none."""
INSTRUMENTS: tuple[Instrument, ...] = get_args(Instrument)


class InstrumentFacts(Fact):
    """An agreement that existed before, as far as it was seen. What is left out was not seen."""

    instrument: Instrument
    parties: Text | None = None
    since: Line | None = None
    since_text: Text | None = None
    published: Seen = "not_seen"
    children: Seen = "not_seen"
    full_text_seen: Flag = False
