"""The way into everything that can be read: four groups of pages, and how far all of it was reviewed."""

from collections import Counter
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from obhut.kernel.concept.edition import EditionText
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.web.knowledge import names


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    title: str
    says: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGroup:
    key: str
    title: str
    pages: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewCount:
    state: str
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    groups: tuple[PageGroup, ...]
    reviews: tuple[ReviewCount, ...]


def overview(mechanism: Mechanism, edition: EditionText) -> Overview:
    """Everything there is to read. Pages of rooms that are not built are left out."""
    groups = (_on_suspicion(mechanism), _concepts(mechanism), _law(mechanism), _strategy(mechanism))
    counted: Counter[str] = Counter(
        node.review.state for node in edition.all_nodes() if node.kind != "source"
    )
    return Overview(
        groups=groups,
        reviews=tuple(
            ReviewCount(state=state, title=str(title), count=counted[state])
            for state, title in names.REVIEWS.items()
        ),
    )


def _on_suspicion(mechanism: Mechanism) -> PageGroup:
    return _group(
        "suspicion",
        _("In a suspected case"),
        (_("The steps"), _("Who does what, by when, and what happens if nobody answers."), "knowledge:steps"),
        (_("Who is involved"), _("Task, duties and limits of %(count)d bodies, and who stands in.")
         % {"count": len(mechanism.actors)}, "knowledge:actors"),
        (_("Signs"), _("What professionals may notice, by place and form."), "signs:list_signs"),
        (_("May I tell them?"), _("What may be told to whom, on which ground."), "gate:ask"),
    )  # fmt: skip


def _concepts(mechanism: Mechanism) -> PageGroup:
    return _group(
        "concepts",
        _("Concepts"),
        (_("Forms of exploitation"), _("%(count)d forms: what belongs to each, and what does not.")
         % {"count": len(mechanism.forms)}, "knowledge:forms"),
        (_("Telling concepts apart"), _("Trafficking, exploitation, smuggling, abuse: where the lines run."),
         "knowledge:boundaries"),
        (_("Glossary"), _("Words of the field, in German and English."), "knowledge:glossary"),
    )  # fmt: skip


def _law(mechanism: Mechanism) -> PageGroup:
    return _group(
        "law",
        _("Law and deadlines"),
        (_("Norm register"), _("%(count)d norms: what each says for this purpose, whom it binds, where it is used.")
         % {"count": len(mechanism.norms)}, "knowledge:norms"),
        (_("Time rules"), _("How long, from when, and whether law, guidance or our proposal sets it."),
         "knowledge:terms"),
    )  # fmt: skip


def _strategy(mechanism: Mechanism) -> PageGroup:
    return _group(
        "strategy",
        _("The strategy"),
        (_("The recommendations"), _("What they are, how they are built, and the way to an agreement."),
         "knowledge:strategy"),
        (_("Principles"), _("Of passing on information, and of not hanging on persons."), "knowledge:principles"),
        (_("Limits"), _("What may go wrong, what a Land may tailor, where sources differ."), "knowledge:limits"),
        (_("An agreement"), _("%(count)d building blocks, each with the question it must answer.")
         % {"count": len(mechanism.clauses)}, "knowledge:clauses"),
        (_("Texts and editions"), _("Every edition of the template and of what became of it, and what changed."),
         "editions:list_concepts"),
        (_("State of the Länder"), _("Which papers were seen, and what was not seen."), "knowledge:cooperation"),
        (_("Insights"), _("What we learned, and what we do not build."), "knowledge:insights"),
    )  # fmt: skip


def _group(key: str, title: str, *pages: tuple[str, str, str]) -> PageGroup:
    lines = (PageLine(title=name, says=says, address=reverse(at)) for name, says, at in pages)
    return PageGroup(key=key, title=title, pages=tuple(lines))
