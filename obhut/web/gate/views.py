"""One page: the question, and under it the answer. The address holds both."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from obhut.kernel.gate.gate import may_tell
from obhut.kernel.refusals import Faulty
from obhut.knowledge.queries import InForce, in_force
from obhut.web.finder.words import moment_in_words
from obhut.web.gate.asking import ASKED, NEEDED, read_gate
from obhut.web.gate.card import GateCard, gate_card
from obhut.web.gate.choices import gate_form
from obhut.web.gate.rows import row_lines
from obhut.web.gate.words import faults_in_words
from obhut.web.speaking import NAMED, spoken_for


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """May I tell them? Asked and answered on one page; nothing is kept and nothing sent."""
    query = {name: request.GET.get(name, "").strip() for name in (*ASKED, *NAMED)}
    card, faults = _answered(query)
    present = _present(request)
    told: dict[str, object] = {"card": card, "faults": faults}
    told |= {"form": gate_form(query, present.mechanism)}
    told |= {"at": query["at"]}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "gate/gate.html", told, status=status)


@require_safe
def list_rows(request: HttpRequest) -> HttpResponse:
    """Every row of the gate: who may tell whom what, and on which ground."""
    told = {
        "rows": row_lines(spoken_for(request).mechanism),
        "moment": moment_in_words(timezone.now()),
    }
    return render(request, "gate/rows.html", told)


def _present(request: HttpRequest) -> InForce:
    """The text the form is made from; the federal one where place or moment do not fit."""
    try:
        return spoken_for(request)
    except Faulty:
        return in_force()


def _answered(query: dict[str, str]) -> tuple[GateCard | None, tuple[str, ...]]:
    """The answer, or what does not fit. A form nobody has filled in yet is no fault."""
    given = {name: value for name, value in query.items() if value}
    try:
        asked = read_gate(query, now=timezone.now())
    except Faulty as refused:
        begun = any(name in given for name in NEEDED[1:])
        faults = [fault for fault in refused.faults if fault.field in given or begun]
        return None, faults_in_words(faults, given)
    answer = may_tell(asked.question, asked.present.mechanism)
    return gate_card(answer, given, asked.present, at=asked.at), ()
