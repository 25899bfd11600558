"""What can be read: law, forms, bodies, steps, time rules, words, and the strategy itself."""

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from obhut.concepts.queries import text_of
from obhut.directory.queries.places import active_digest
from obhut.directory.queries.tasks import open_tasks_by_land
from obhut.kernel.concept.texts import Fact
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.refusals import Fault, Faulty
from obhut.knowledge.queries import mentions_in
from obhut.web.finder import words
from obhut.web.knowledge import chapters
from obhut.web.knowledge.actors import actor_page, actors_page
from obhut.web.knowledge.cooperation import land_lines
from obhut.web.knowledge.forms import boundaries_page, form_page, forms_page, read_chosen
from obhut.web.knowledge.glossary import glossary_page
from obhut.web.knowledge.lines import label_of, link
from obhut.web.knowledge.near import NotHere, nearest
from obhut.web.knowledge.norms import filter_options, near_norms, norm_page, read_filters, register
from obhut.web.knowledge.overview import overview as everything
from obhut.web.knowledge.steps import step_line, steps_page
from obhut.web.knowledge.terms import terms_page
from obhut.web.speaking import NAMED, spoken_for

F = TypeVar("F", bound=Fact)
NO_FILTER = dict.fromkeys(("q", "level", "review"), "")


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    def read() -> object:
        present = spoken_for(request)
        return everything(present.mechanism, text_of(present.edition.id))

    return _page(request, "knowledge/overview.html", read)


@require_safe
def strategy(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/strategy.html", chapters.strategy)


@require_safe
def principles(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/principles.html", chapters.principles)


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/limits.html", chapters.limits)


@require_safe
def clauses(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/clauses.html", chapters.clauses)


@require_safe
def insights(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/insights.html", chapters.insights)


@require_safe
def cooperation(request: HttpRequest) -> HttpResponse:
    waiting = open_tasks_by_land()
    read = partial(land_lines, waiting)
    also = f"{active_digest()}/{hash(tuple(sorted(waiting.items())))}"
    return _page(request, "knowledge/cooperation.html", read, also=also)


@require_safe
def steps(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/steps.html", steps_page)


@require_safe
def show_step(request: HttpRequest, key: str) -> HttpResponse:
    step = _named(key, spoken_for(request).mechanism.steps)
    return _about(request, "knowledge/show_step.html", step, step_line)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    present = spoken_for(request)
    read = partial(terms_page, present.mechanism, mentions_in(present.edition.id))
    return _page(request, "knowledge/terms.html", read)


@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/forms.html", forms_page)


@require_safe
def show_form(request: HttpRequest, key: str) -> HttpResponse:
    form = _named(key, spoken_for(request).mechanism.forms)
    return _about(request, "knowledge/show_form.html", form, form_page)


@require_safe
def boundaries(request: HttpRequest) -> HttpResponse:
    """The lines between concepts; two of them side by side where two were chosen."""
    mechanism = spoken_for(request).mechanism
    faults: tuple[Fault, ...] = ()
    chosen: dict[str, str] = {}
    try:
        chosen = read_chosen(_asked(request), mechanism)
    except Faulty as refused:
        faults = refused.faults
    read = partial(boundaries_page, chosen, mechanism)
    return _page(request, "knowledge/boundaries.html", read, faults=faults)


@require_safe
def norms(request: HttpRequest) -> HttpResponse:
    """The register, narrowed to what was asked."""
    faults: tuple[Fault, ...] = ()
    try:
        asked = read_filters(_asked(request))
    except Faulty as refused:
        asked, faults = NO_FILTER, refused.faults
    read = partial(register, asked, spoken_for(request).mechanism)
    options = filter_options(asked)
    template = "knowledge/norms.html"
    return _page(request, template, read, faults=faults, asked=asked, options=options)


@require_safe
def show_norm(request: HttpRequest, key: str) -> HttpResponse:
    present = spoken_for(request)
    mechanism = present.mechanism
    if key not in mechanism.norms:
        raise NotHere(key, near_norms(key, mechanism))
    norm = mechanism.norms[key]
    read = partial(norm_page, norm, mechanism, mentions_in(present.edition.id))
    return _page(request, "knowledge/show_norm.html", read, title=norm.facts.citation)


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/actors.html", actors_page)


@require_safe
def show_actor(request: HttpRequest, key: str) -> HttpResponse:
    actor = _named(key, spoken_for(request).mechanism.actors)
    return _about(request, "knowledge/show_actor.html", actor, actor_page)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    return _chapter(request, "knowledge/glossary.html", glossary_page)


def _chapter(
    request: HttpRequest, template: str, read: Callable[[Mechanism], object]
) -> HttpResponse:
    """A page that reads the mechanism and nothing else."""
    return _page(request, template, partial(read, spoken_for(request).mechanism))


def _about(
    request: HttpRequest,
    template: str,
    statement: Statement[F],
    read: Callable[[Statement[F], Mechanism], object],
) -> HttpResponse:
    """A page about one statement, under its name."""
    read_it = partial(read, statement, spoken_for(request).mechanism)
    return _page(request, template, read_it, title=label_of(statement.node))


def _page(
    request: HttpRequest,
    template: str,
    read: Callable[[], object],
    *,
    faults: tuple[Fault, ...] = (),
    also: str = "",
    **told: object,
) -> HttpResponse:
    """A page, the edition it was read from, and what did not fit.

    A frozen edition never changes: what was read of it is kept as it was written, unless the
    address asks something. ``also``: the digest of the directory, where that is read too.
    """
    edition = spoken_for(request).edition
    told |= {
        "page": SimpleLazyObject(read),
        "edition": edition,
        "reasons": [fault.en if words.in_english() else fault.de for fault in faults],
        "kept_as": f"{edition.id}/{also}{request.path}",
        "kept_in": "readings" if set(request.GET) <= set(NAMED) else "nowhere",
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, template, told, status=status)


def _asked(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.GET.items()}


def _named(key: str, known: Mapping[str, Statement[F]]) -> Statement[F]:
    """The statement of this key. Raises NotHere with those whose names are like it."""
    if key not in known:
        near = nearest(key, known.values(), _names)
        raise NotHere(key, tuple(link(each.node) for each in near))
    return known[key]


def _names(statement: Statement[F]) -> tuple[str, ...]:
    title = statement.node.title
    return (statement.key, title.de, title.en)
