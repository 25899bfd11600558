"""What the pages of accounts do with what was handed in."""

from http import HTTPStatus
from typing import Any

from allauth.usersessions.internal.flows.sessions import end_other_sessions
from allauth.usersessions.internal.flows.sessions import end_sessions as end_these
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db import transaction
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.accounts.actions import invitations, roles
from obhut.accounts.queries.areas import read_grant
from obhut.kernel.actor import Grant
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.forms import AcceptInvitation, GrantRole, Invite
from obhut.web.accounts.letters import send_invitation
from obhut.web.language import ENGLISH, GERMAN
from obhut.web.requests import actor

LONGEST_NUMBER = 9


def acceptance_form(request: HttpRequest, invitation: Any) -> AcceptInvitation | None:
    """What somebody new has to fill in; nothing where the mailbox has an account already."""
    if invitations.has_account(invitation):
        return None
    return AcceptInvitation(request.POST or None, mail=invitation.mail)


def accept(request: HttpRequest, secret: str, form: AcceptInvitation | None) -> HttpResponse:
    given = form.cleaned_data if form else {}
    invitations.accept_invitation(
        secret,
        name=given.get("name", ""),
        passphrase=given.get("password1"),
        at=timezone.now(),
    )
    messages.success(request, _("You have accepted the invitation. Please sign in."))
    return redirect("account_login")


def invite(request: HttpRequest, form: Invite) -> bool:
    """Invite, and hand the letter over, both or neither. False where the area is not known."""
    grant = _grant_asked(form)
    if grant is None:
        return False
    with transaction.atomic():
        invited = invitations.invite(
            form.cleaned_data["mail"], grant, by=actor(request), at=timezone.now()
        )
        send_invitation(invited, request.build_absolute_uri(path_of(invited.secret)))
    return True


def path_of(secret: str) -> str:
    """Where an invitation is accepted: German, as the letter begins; the page offers English."""
    with translation.override(GERMAN):
        return reverse("accounts:accept_invitation", args=[secret])


def grant(request: HttpRequest, person: Any, form: GrantRole) -> bool:
    """Grant one thing more. False where the area is not known."""
    wanted = _grant_asked(form)
    if wanted is None:
        return False
    roles.grant_role(person, wanted, by=actor(request), at=timezone.now())
    return True


def end_sessions(request: HttpRequest) -> None:
    """End the session that was chosen; all but this one where none was."""
    chosen = request.POST.get("session", "")
    if not chosen:
        end_other_sessions(request, request.user)
        return
    found = UserSession.objects.filter(user_id=request.user.pk, pk=_number(chosen)).first()
    if found is None:
        raise Http404
    end_these(request, [found])


def status_of(form: Form | None) -> HTTPStatus:
    wrong = form is not None and form.is_bound and form.errors
    return HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def _grant_asked(form: GrantRole) -> Grant | None:
    try:
        return read_grant(form.cleaned_data["role"], form.cleaned_data["where"])
    except Faulty as refused:
        for fault in refused.faults:
            field = "role" if fault.field == "role" else "where"
            form.add_error(field, fault.en if get_language() == ENGLISH else fault.de)
        return None


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0
