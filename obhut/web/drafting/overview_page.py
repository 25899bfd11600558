"""Every text somebody works on, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from obhut.concepts.enums import ConceptKind
from obhut.concepts.queries.drafts import ConceptSeen
from obhut.kernel.deadlines.days import day_of
from obhut.web.accounts.words import area_in_words
from obhut.web.finder.words import day_in_words, said


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptLine:
    key: str
    title: str
    kind: str
    area: str
    in_force: int | None
    since: str
    draft: int | None
    may_edit: bool
    is_withdrawn: bool
    template: str | None
    template_is_withdrawn: bool


def overview_page(concepts: Iterable[ConceptSeen]) -> dict[str, object]:
    return {"lines": [_line(each) for each in concepts]}


def way_to_draft(concept: ConceptSeen) -> dict[str, object]:
    return {"line": _line(concept), "title": said(concept.title)}


def _line(concept: ConceptSeen) -> ConceptLine:
    present = concept.in_force
    at = present.in_force_at if present else None
    return ConceptLine(
        key=concept.key,
        title=said(concept.title),
        kind=str(ConceptKind(concept.kind).label),
        area=area_in_words(*concept.area),
        in_force=present.number if present else None,
        since=day_in_words(day_of(at)) if at else "",
        draft=concept.draft.number if concept.draft else None,
        may_edit=concept.may_edit,
        is_withdrawn=concept.withdrawn_at is not None,
        template=concept.template,
        template_is_withdrawn=concept.template_withdrawn_at is not None,
    )
