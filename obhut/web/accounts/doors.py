"""Doors of pages that are not public: who comes in, and who is sent where first.

``for_keepers`` stands before everything that may change something: signed in, the second factor
proved in this very session, and one of the roles granted. ``signed_in`` stands before one's own
account alone.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from obhut.kernel.actor import Role
from obhut.kernel.refusals import NotAllowed
from obhut.web.requests import actor

View = Callable[..., HttpResponse]
SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def for_keepers(*roles: Role) -> Callable[[View], View]:
    """Open to whoever has one of these roles, anywhere; any role at all where none is named."""
    wanted = roles or tuple(Role)

    def door(view: View) -> View:
        @never_cache
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            elsewhere = way_in(request)
            if elsewhere:
                return HttpResponseRedirect(elsewhere)
            if not actor(request).has(*wanted):
                raise NotAllowed("This page is for other roles than yours.")
            return view(request, *args, **kwargs)

        guarded.roles = wanted  # type: ignore[attr-defined]  # read by the test of every page and role
        return guarded

    return door


def signed_in(view: View) -> View:
    """Open to whoever is signed in, for their own account."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(_back_to(request))
        return view(request, *args, **kwargs)

    return guarded


def way_in(request: HttpRequest) -> str:
    """Where somebody has to go first; empty for whoever may stay."""
    back = urlencode({"next": _back_to(request)})
    if not request.user.is_authenticated:
        return f"{reverse('account_login')}?{back}"
    if has_proved(request):
        return ""
    if is_mfa_enabled(request.user, SECOND_FACTORS):
        return f"{reverse('mfa_reauthenticate')}?{back}"
    return f"{reverse('mfa_index')}?{back}"


def has_proved(request: HttpRequest) -> bool:
    """Whether the second factor was asked for in this session and is still there."""
    records = get_authentication_records(request, request.user)
    proved = any(record.get("method") == "mfa" for record in records)
    return proved and is_mfa_enabled(request.user, SECOND_FACTORS)


def note_proof(request: HttpRequest, kind: str) -> None:
    """Setting a second factor up proves it, like signing in with it does."""
    record_authentication(request, request.user, "mfa", type=kind)


def _back_to(request: HttpRequest) -> str:
    """What may be asked for again without doing anything."""
    return (
        request.get_full_path()
        if request.method in {"GET", "HEAD"}
        else reverse("accounts:overview")
    )
