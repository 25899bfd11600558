"""Several desks at once, when a team changes: all of them or none."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from obhut.accounts.actions.hand_overs import Leaving, start_hand_overs
from obhut.accounts.policies import GRANTING
from obhut.accounts.queries.hand_overs import MOST, HolderLine, holders_inside, holding_for
from obhut.accounts.queries.people import people_of, person_for
from obhut.kernel.actor import Actor
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.refusals import Fault, Faulty
from obhut.web.accounts.doors import for_keepers
from obhut.web.accounts.steps import status_of
from obhut.web.keeping.hand_over_forms import DAYS, StartSeveral, people_to_name, show_faults
from obhut.web.keeping.hand_over_lines import holders_in_words
from obhut.web.requests import actor

LONGEST_WORD = 80
CELLS = 4
"""Desk, who leaves, who comes, last day."""


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*GRANTING)
def start_several(request: HttpRequest) -> HttpResponse:
    """The people at the desks of my area; ticked ones leave together, or those on a list."""
    who, now = actor(request), timezone.now()
    text = request.GET.get("q", "").strip()[:LONGEST_WORD]
    holders = holders_inside(who, text=text, on=day_of(now))
    ticked = {each for each in request.POST.getlist("holding") if each.isdecimal()}
    form = StartSeveral(request.POST or None, people=people_to_name(who, on=day_of(now)))
    if request.method == "POST" and form.is_valid():
        try:
            started = start_hand_overs(_asked(form, ticked, holders, who, now), by=who, at=now)
        except Faulty as refused:
            show_faults(form, refused)
        else:
            count = len(started)
            said = ngettext(
                "%(count)d hand-over has begun.", "%(count)d hand-overs have begun.", count
            )
            messages.success(request, said % {"count": count})
            return redirect("keeping:list_hand_overs")
    told = {
        "form": form,
        "holders": holders_in_words(each for each in holders if each.hand_over is None),
        "ticked": {int(each) for each in ticked if len(each) <= len(str(MOST)) + 6},
        "text": text,
        "is_cut": len(holders) == MOST,
        "most": MOST,
    }
    return render(request, "keeping/hand_over_several.html", told, status=status_of(form))


def _asked(
    form: StartSeveral, ticked: set[str], holders: list[HolderLine], who: Actor, now: datetime
) -> list[Leaving]:
    """What was ticked or pasted. Raises Faulty with every fault."""
    today = day_of(now)
    if form.cleaned_data["rows"].strip():
        return _pasted(form.cleaned_data["rows"], who, today)
    chosen = [each for each in holders if str(each.holding) in ticked]
    faults = []
    if not chosen:
        de, en = "Bitte mindestens eine Stelle auswählen.", "Please choose at least one desk."
        faults.append(Fault(where="", field="", de=de, en=en))
    if form.cleaned_data["last_on"] is None:
        de, en = "Bitte den letzten Tag nennen.", "Please name the last day."
        faults.append(Fault(where="", field="last_on", de=de, en=en))
    if faults:
        raise Faulty(tuple(faults))
    comes = form.cleaned_data["next"]
    person = person_for(who, UUID(comes), on=today) if comes else None
    return [
        Leaving(
            holding=holding_for(who, each.holding, on=today),
            last_on=form.cleaned_data["last_on"],
            next=person,
        )
        for each in chosen
    ]


def _pasted(rows: str, who: Actor, today: date) -> list[Leaving]:
    at_desks = {
        (each.desk, each.mail): each.holding for each in holders_inside(who, on=today, most=None)
    }
    people = {each.mail: each.id for each in people_of(who, on=today)}
    leavings, faults = [], list[Fault]()
    for number, row in enumerate(rows.splitlines(), start=1):
        if not row.strip():
            continue
        cells = [cell.strip() for cell in row.replace("\t", ";").split(";")]
        wrong = list(_wrong(cells, at_desks, people))
        if wrong:
            faults += [_of_line(number, de, en) for de, en in wrong]
            continue
        desk, leaver, comes, day = cells
        leavings.append(
            Leaving(
                holding=holding_for(who, at_desks[desk, leaver.lower()], on=today),
                last_on=_day(day) or today,
                next=person_for(who, people[comes.lower()], on=today) if comes else None,
            )
        )
    if faults:
        raise Faulty(tuple(faults))
    return leavings


def _wrong(
    cells: list[str], at_desks: dict[tuple[str, str], int], people: dict[str, UUID]
) -> Iterator[tuple[str, str]]:
    if len(cells) != CELLS:
        yield (
            "Es braucht vier Angaben, durch Strichpunkte getrennt.",
            "Four things are needed, with semicolons between them.",
        )
        return
    desk, leaver, comes, day = cells
    if (desk, leaver.lower()) not in at_desks:
        yield (
            f"„{leaver[:80]}“ hat in Ihrem Gebiet keine Stelle „{desk[:80]}“ inne.",
            f'"{leaver[:80]}" holds no desk "{desk[:80]}" in your area.',
        )
    if comes and comes.lower() not in people:
        yield (
            f"„{comes[:80]}“ hat in Ihrem Gebiet kein Konto mit einer Rolle.",
            f'"{comes[:80]}" has no account with a role in your area.',
        )
    if _day(day) is None:
        yield (
            f"„{day[:20]}“ ist kein Tag. Richtig wäre zum Beispiel: 31.12.2026.",
            f'"{day[:20]}" is no day. It would be right like this: 2026-12-31.',
        )


def _day(text: str) -> date | None:
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    return None


def _of_line(number: int, de: str, en: str) -> Fault:
    return Fault(
        where=f"line {number}", field="rows", de=f"Zeile {number}: {de}", en=f"Line {number}: {en}"
    )
