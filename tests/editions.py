"""Two editions of Lummerland and a Land's own text derived from the first, with its reasons."""

from datetime import UTC, date, datetime, timedelta

from obhut.concepts.actions import load_edition
from obhut.concepts.actions.writing import write_nodes
from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.models import Concept, Deviation, Edition
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.concept.edition import EditionText, digest
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Text
from tests.build import edition, node
from tests.lummerland import put_lummerland_in_force

LAND = "new-lummerland"
MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)
REASONS = {"get-help": "Nachts ist niemand da.", "looks-away": "Passt hier nicht."}
OLD = Text(de="Sagen Sie dem Jugendamt sofort Bescheid.", en="Tell the youth office at once.")
NEW = Text(de="Sagen Sie dem Jugendamt heute noch Bescheid.", en="Tell the youth office today.")


def first() -> EditionText:
    return edition(*(_saying(each, "tell", OLD) for each in _nodes()))


def second() -> EditionText:
    """Of the first one node changed, one removed, one moved to the end, one added."""
    nodes = [_saying(each, "tell", NEW) for each in first().chapters[0].nodes]
    kept = [each for each in nodes if each.key not in {"looks-away", "lamplighting"}]
    moved = [each for each in nodes if each.key == "lamplighting"]
    return edition(*kept, *moved, node("a-new-word", "word"))


def adapted(*, without: str = "looks-away") -> EditionText:
    """What the Land makes of the first: one adapted, one added, one left out."""
    kept = [each for each in first().chapters[0].nodes if each.key != without]
    by_night = Text(de="Hilfe holen, auch nachts", en="Get help, at night too")
    changed = [_titled(each, "get-help", by_night) for each in kept]
    return edition(*changed, node("our-own-rule", "rule-of-use", of="talk", do="do"))


def put_the_first_in_force() -> None:
    put_lummerland_in_force(first())


def put_two_editions_in_force() -> None:
    """The federal text twice, so that the first is past, and a Land's own derived from the first."""
    put_the_first_in_force()
    derived()
    _load(second(), at=TUESDAY)


def derived(
    text: EditionText | None = None, state: EditionState = EditionState.IN_FORCE
) -> Edition:
    """A Land's text as its deeds would leave it: a copy with a pointer to its base, frozen last."""
    said = text or adapted()
    template = Concept.objects.get(key="federal")
    home = Concept.objects.create(
        key=LAND,
        owner="Land",
        kind=ConceptKind.LAND,
        level="land",
        area="DE-BY",
        title_de="Konzept Neu-Lummerland",
        title_en="Concept of New Lummerland",
        derived_from=template,
    )
    made = Edition.objects.create(
        concept=home,
        number=1,
        base=template.editions.get(state=EditionState.IN_FORCE),
        digest=digest(said) if state == EditionState.IN_FORCE else "",
        made_at=MONDAY,
        state=EditionState.APPROVED,
    )
    write_nodes(made, said)
    for key, reason in REASONS.items():
        Deviation.objects.create(
            edition=made,
            node=edition().by_key[key].id,
            reason=reason,
            ground="§ 1 Inselordnung",
            decided_by="Inselrat",
            decided_on=date(2026, 11, 27),
        )
    made.state, made.in_force_at = state, MONDAY if state == EditionState.IN_FORCE else None
    made.save()
    return made


def _nodes() -> tuple[Node, ...]:
    return edition().chapters[0].nodes


def _load(text: EditionText, *, at: datetime) -> None:
    load_edition(text, concept="federal", owner="Lummerland", by=INSTALLATION, at=at)


def _saying(given: Node, key: str, text: Text) -> Node:
    return given.model_copy(update={"text": text}) if given.key == key else given


def _titled(given: Node, key: str, title: Text) -> Node:
    return given.model_copy(update={"title": title}) if given.key == key else given
