"""What can be read: law, forms, bodies, steps, time rules, words, and the strategy itself."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from obhut.kernel.concept.texts import Fact
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.refusals import Fault, Faulty
from obhut.knowledge.queries import in_force, mentions_in_force, text_in_force
from obhut.web.finder import words
from obhut.web.knowledge import chapters
from obhut.web.knowledge.actors import actor_page, actors_page
from obhut.web.knowledge.cooperation import land_lines
from obhut.web.knowledge.forms import boundaries_page, form_page, forms_page
from obhut.web.knowledge.glossary import glossary_page
from obhut.web.knowledge.lines import link
from obhut.web.knowledge.near import NotHere, nearest
from obhut.web.knowledge.norms import filter_options, near_norms, norm_page, read_filters, register
from obhut.web.knowledge.overview import overview as everything
from obhut.web.knowledge.steps import step_line, steps_page
from obhut.web.knowledge.terms import terms_page

F = TypeVar("F", bound=Fact)
NO_FILTER = dict.fromkeys(("q", "level", "review"), "")
Chapter = Callable[[Mechanism], chapters.ChapterPage]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    page = everything(in_force().mechanism, text_in_force())
    return _page(request, "knowledge/overview.html", page)


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
    return _page(request, "knowledge/cooperation.html", land_lines())


@require_safe
def steps(request: HttpRequest) -> HttpResponse:
    return _page(request, "knowledge/steps.html", steps_page(in_force().mechanism))


@require_safe
def show_step(request: HttpRequest, key: str) -> HttpResponse:
    mechanism = in_force().mechanism
    page = step_line(_named(key, mechanism.steps), mechanism)
    return _page(request, "knowledge/show_step.html", page)


@require_safe
def terms(request: HttpRequest) -> HttpResponse:
    page = terms_page(in_force().mechanism, mentions_in_force())
    return _page(request, "knowledge/terms.html", page)


@require_safe
def forms(request: HttpRequest) -> HttpResponse:
    return _page(request, "knowledge/forms.html", forms_page(in_force().mechanism))


@require_safe
def show_form(request: HttpRequest, key: str) -> HttpResponse:
    mechanism = in_force().mechanism
    page = form_page(_named(key, mechanism.forms), mechanism)
    return _page(request, "knowledge/show_form.html", page)


@require_safe
def boundaries(request: HttpRequest) -> HttpResponse:
    """The lines between concepts; two of them side by side where two were chosen."""
    mechanism = in_force().mechanism
    faults: tuple[Fault, ...] = ()
    try:
        page = boundaries_page(_asked(request), mechanism)
    except Faulty as refused:
        page, faults = boundaries_page({}, mechanism), refused.faults
    return _page(request, "knowledge/boundaries.html", page, faults=faults)


@require_safe
def norms(request: HttpRequest) -> HttpResponse:
    """The register, narrowed to what was asked."""
    faults: tuple[Fault, ...] = ()
    try:
        asked = read_filters(_asked(request))
    except Faulty as refused:
        asked, faults = NO_FILTER, refused.faults
    page = register(asked, in_force().mechanism)
    told = {"asked": asked, "options": filter_options(asked)}
    return _page(request, "knowledge/norms.html", page, faults=faults, **told)


@require_safe
def show_norm(request: HttpRequest, key: str) -> HttpResponse:
    mechanism = in_force().mechanism
    if key not in mechanism.norms:
        raise NotHere(key, near_norms(key, mechanism))
    page = norm_page(mechanism.norms[key], mechanism, mentions_in_force())
    return _page(request, "knowledge/show_norm.html", page)


@require_safe
def actors(request: HttpRequest) -> HttpResponse:
    return _page(request, "knowledge/actors.html", actors_page(in_force().mechanism))


@require_safe
def show_actor(request: HttpRequest, key: str) -> HttpResponse:
    mechanism = in_force().mechanism
    page = actor_page(_named(key, mechanism.actors), mechanism)
    return _page(request, "knowledge/show_actor.html", page)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    return _page(request, "knowledge/glossary.html", glossary_page(in_force().mechanism))


def _chapter(request: HttpRequest, template: str, chapter: Chapter) -> HttpResponse:
    return _page(request, template, chapter(in_force().mechanism))


def _page(
    request: HttpRequest,
    template: str,
    page: object,
    *,
    faults: tuple[Fault, ...] = (),
    **told: object,
) -> HttpResponse:
    """A page, the edition it was read from, and what did not fit."""
    reasons = [fault.en if words.in_english() else fault.de for fault in faults]
    told |= {"page": page, "edition": in_force().edition, "reasons": reasons}
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
