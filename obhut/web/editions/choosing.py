"""With which other edition one may be compared, as a list to choose from."""

from dataclasses import dataclass

from obhut.concepts.enums import ConceptKind
from obhut.concepts.queries.editions import EditionSeen, all_editions
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Fault, Faulty
from obhut.web.editions.lines import edition_line

MOST = 60
FAR = 3
DIGITS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """``value``: the concept and the number, as the address of a redline has them."""

    value: str
    label: str


def comparable(
    edition: EditionSeen, base: EditionSeen | None, by: Actor | None
) -> tuple[Choice, ...]:
    """The likely ones first: its own editions, its base, the base's others, then what holds elsewhere.

    Any two can be compared by their address; a list of all would help nobody.
    """
    others = [each for each in all_editions(by) if each.id != edition.id]

    def nearness(each: EditionSeen) -> int:
        if each.concept == edition.concept:
            return 0
        if base and each.id == base.id:
            return 1
        return 2 if base and each.concept == base.concept else FAR

    near = [each for each in others if nearness(each) < FAR or _holds_beside(each)]
    return tuple(map(_choice, sorted(near, key=nearness)[:MOST]))


def read_choice(given: str) -> tuple[str, int]:
    """Concept and number out of federal/2. Raises Faulty."""
    concept, _slash, number = given.partition("/")
    if concept and number.isascii() and number.isdigit() and len(number) <= DIGITS:
        return concept, int(number)
    shown = given[:60]
    raise Faulty(
        (
            Fault(
                where="query",
                field="with",
                de=f"„{shown}“ ist keine Fassung. Richtig wäre zum Beispiel: federal/1.",
                en=f'"{shown}" is no edition. Right would be, for example: federal/1.',
            ),
        )
    )


def _holds_beside(each: EditionSeen) -> bool:
    return each.kind in (ConceptKind.TEMPLATE, ConceptKind.LAND) and each.state == "in_force"


def _choice(edition: EditionSeen) -> Choice:
    line = edition_line(edition)
    return Choice(value=f"{line.concept}/{line.number}", label=f"{line.name} ({line.since})")
