"""One's own account, and the people of one's area."""

from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from obhut.accounts.actions import invitations, people, roles
from obhut.accounts.policies import GRANTING
from obhut.accounts.queries import people as readings
from obhut.kernel.deadlines.days import day_of
from obhut.web.accounts import lines, steps
from obhut.web.accounts.doors import for_keepers, has_proved, signed_in
from obhut.web.accounts.forms import GrantRole, Invite
from obhut.web.accounts.words import grant_in_words
from obhut.web.requests import actor


@require_safe
@signed_in
def overview(request: HttpRequest) -> HttpResponse:
    """What is mine here: my roles, what protects my account, where I am signed in."""
    told = {"grants": lines.own_grants(actor(request)), "proved": has_proved(request)}
    return render(request, "accounts/overview.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def list_sessions(request: HttpRequest) -> HttpResponse:
    """Where I am signed in. A POST ends one of them, or all but this one."""
    if request.method == "POST":
        steps.end_sessions(request)
        messages.success(request, _("That session has ended."))
        return redirect("accounts:list_sessions")
    sessions = UserSession.objects.purge_and_list(request.user)
    return render(request, "accounts/sessions.html", {"sessions": sessions})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def accept_invitation(request: HttpRequest, secret: str) -> HttpResponse:
    """The page behind a one-time link. Only the form uses it up, never looking at it."""
    invitation = invitations.open_invitation(secret, at=timezone.now())
    form = steps.acceptance_form(request, invitation)
    if request.method == "POST" and (form is None or form.is_valid()):
        return steps.accept(request, secret, form)
    told = {
        "invitation": invitation,
        "form": form,
        "offer": grant_in_words(invitations.offered(invitation)),
    }
    return render(request, "accounts/accept.html", told, status=steps.status_of(form))


@require_safe
@for_keepers(*GRANTING)
def list_people(request: HttpRequest) -> HttpResponse:
    """Who has a role or holds a desk in my area, and who is invited."""
    who, now = actor(request), timezone.now()
    told = {
        "people": lines.people_in_words(readings.people_of(who, on=day_of(now))),
        "invitations": lines.invitations_in_words(readings.invitations_of(who, at=now)),
    }
    return render(request, "accounts/people.html", told)


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*GRANTING)
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody into my area, by a letter with a one-time link."""
    form = Invite(request.POST or None)
    if request.method == "POST" and form.is_valid() and steps.invite(request, form):
        messages.success(request, _("The invitation is on its way."))
        return redirect("accounts:list_people")
    told = {"form": form, **lines.what_to_grant(actor(request))}
    return render(request, "accounts/invite.html", told, status=steps.status_of(form))


@require_POST
@for_keepers(*GRANTING)
def withdraw_invitation(request: HttpRequest, invitation: UUID) -> HttpResponse:
    who = actor(request)
    found = readings.invitation_for(who, invitation)
    invitations.withdraw_invitation(found, by=who, at=timezone.now())
    messages.success(request, _("The invitation was taken back; its link no longer opens."))
    return redirect("accounts:list_people")


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*GRANTING)
def show_person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Somebody of my area: what they have there; a POST grants one thing more."""
    who, today = actor(request), day_of(timezone.now())
    found = readings.person_for(who, person, on=today)
    form = GrantRole(request.POST or None)
    if request.method == "POST" and form.is_valid() and steps.grant(request, found, form):
        messages.success(request, _("The role was granted."))
        return redirect("accounts:show_person", person)
    told = {"line": lines.person_in_words(who, person, on=today), "form": form}
    told |= {"is_self": person == who.person, **lines.what_to_grant(who)}
    return render(request, "accounts/person.html", told, status=steps.status_of(form))


@require_POST
@for_keepers(*GRANTING)
def revoke_role(request: HttpRequest, person: UUID, kind: str, number: int) -> HttpResponse:
    who, now = actor(request), timezone.now()
    given = readings.given_for(who, person, kind, number, on=day_of(now))
    roles.revoke_role(given, by=who, at=now)
    messages.success(request, _("The role was taken back. It no longer holds from this moment."))
    return redirect("accounts:list_people")


@require_http_methods(["GET", "HEAD", "POST"])
@for_keepers(*GRANTING)
def deactivate_person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Close an account: asked once more, since sessions, roles and desks end with it."""
    who, now = actor(request), timezone.now()
    found = readings.person_for(who, person, on=day_of(now))
    if request.method == "POST":
        people.deactivate_person(found, by=who, at=now)
        messages.success(request, _("The account is closed. Nobody is signed in with it any more."))
        return redirect("accounts:list_people")
    return render(request, "accounts/close.html", {"person": found})
