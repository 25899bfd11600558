"""What every page of a draft begins with: which text, which draft of it, which node is meant."""

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.texts import ConceptSeen, concept_worked_on
from obhut.kernel.concept.tree import Tree
from obhut.kernel.refusals import Faulty, NotAllowed
from obhut.web.finder.words import said
from obhut.web.requests import actor

LONGEST_NUMBER = 15


@dataclass(frozen=True, slots=True)
class Place:
    """A text one may read the drafts of, and the draft that is open."""

    concept: ConceptSeen
    draft: EditionSeen


def place(request: HttpRequest, concept: str) -> Place:
    """Raises NoSuchEdition for a text one may not know of, Http404 where no draft is open."""
    found = concept_worked_on(actor(request), concept)
    if found.draft is None:
        raise Http404
    return Place(found, found.draft)


def place_to_change(request: HttpRequest, concept: str) -> Place:
    """The same, for whoever may change it. Raises NotAllowed."""
    found = place(request, concept)
    if not found.concept.may_edit:
        raise NotAllowed("You may read this text. Whoever keeps the area changes it.")
    return found


def node_said(said: str | None) -> UUID | None:
    try:
        return UUID(said or "")
    except ValueError:
        return None


def number_said(said: str | None) -> int | None:
    if said and said.isascii() and said.isdecimal() and len(said) <= LONGEST_NUMBER:
        return int(said)
    return None


def title_in(tree: Tree, node: UUID | None) -> str:
    """Empty for what does not stand there."""
    found = tree.nodes.get(node) if node else None
    return said(found.title) if found else ""


def reasons(refused: Faulty) -> list[str]:
    return [fault.en if get_language() == "en" else fault.de for fault in refused.faults]
