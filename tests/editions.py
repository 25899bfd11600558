"""Two editions of Lummerland and a Land's own text derived from the first, in force with reasons."""

from datetime import UTC, date, datetime, timedelta

from obhut.concepts.actions import load_edition
from obhut.concepts.actions.writing import write_nodes
from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.models import Concept, Deviation, Edition
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.concept.edition import EditionText, digest
from obhut.kernel.concept.nodes import Node
from tests.build import edition, node, step
from tests.lummerland import put_lummerland_in_force

LAND = "new-lummerland"
MONDAY = datetime(2026, 11, 30, 8, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


def first() -> EditionText:
    """Lummerland with its steps below a section of their own."""
    return edition()


def second() -> EditionText:
    """One node changed, one added, one removed, one moved to the end."""
    told = step("tell", number="2", calls=["youth-office"], leads_to=["look-again"])
    told = told.model_copy(update={"text": node("x", "section").title})
    nodes = [told if each.key == "tell" else each for each in edition().chapters[0].nodes]
    kept = [each for each in nodes if each.key not in {"looks-away", "lamplighting"}]
    moved = [each for each in nodes if each.key == "lamplighting"]
    return edition(*kept, *moved, node("a-new-word", "word"))


def adapted() -> EditionText:
    """What the Land makes of the first: one adapted, one added, one left out."""
    nodes = [each for each in edition().chapters[0].nodes if each.key != "looks-away"]
    changed = [
        _titled(each, "Hilfe holen, auch nachts") if each.key == "get-help" else each
        for each in nodes
    ]
    return edition(*changed, node("our-own-rule", "rule-of-use", of="talk", do="do"))


def _titled(given: Node, title: str) -> Node:
    return given.model_copy(
        update={"title": node("x", "section").title.model_copy(update={"de": title})}
    )


def put_two_editions_in_force() -> None:
    """The federal text twice, so that the first is past, and a Land's own."""
    put_lummerland_in_force()
    derived()
    load_edition(second(), concept="federal", owner="Lummerland", by=INSTALLATION, at=TUESDAY)


def derived(
    text: EditionText | None = None, state: EditionState = EditionState.IN_FORCE
) -> Edition:
    """A Land's text, written as it would be after all its deeds; frozen last."""
    said = text or adapted()
    template = Concept.objects.get(key="federal")
    base = template.editions.get(state=EditionState.IN_FORCE)
    home = Concept.objects.create(
        key=LAND, owner="Land", kind=ConceptKind.LAND, level="land", area="DE-BY",
        title_de="Konzept Neu-Lummerland", title_en="Concept of New Lummerland", derived_from=template,
    )  # fmt: skip
    made = Edition.objects.create(
        concept=home,
        number=1,
        base=base,
        digest=digest(said),
        made_at=MONDAY,
        state=EditionState.APPROVED,
    )
    write_nodes(made, said)
    for key, reason in (
        ("get-help", "Nachts ist niemand da."),
        ("looks-away", "Passt hier nicht."),
    ):
        Deviation.objects.create(
            edition=made, node=edition().by_key[key].id, reason=reason, ground="§ 1 Inselordnung",
            decided_by="Inselrat", decided_on=date(2026, 11, 27),
        )  # fmt: skip
    made.state, made.in_force_at = state, MONDAY
    made.save()
    return made
