"""Protecting one's account: codes from an app, passkeys, recovery codes, passphrase.

Each change asks again for passphrase or code where that is more than five minutes ago.
"""

import json
from typing import Any

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as code_views
from allauth.mfa.webauthn import views as passkey_views
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from obhut.accounts.actions.signing_in import note_protection
from obhut.web.accounts import forms
from obhut.web.accounts.doors import note_proof
from obhut.web.requests import actor

WAYS = {
    "reauthenticate": _("With the passphrase"),
    "mfa_reauthenticate": _("With a code"),
    "mfa_reauthenticate:webauthn": _("With a passkey"),
}
"""How one may prove again who one is, by allauth's name."""


class _ProveView:
    """Asks again who somebody is; other ways are named below."""

    template_name = "accounts/prove.html"
    extra_context = {"title": _("Please confirm that it is you")}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]  # mixed into views that have it
        others = context["reauthentication_alternatives"]
        ways = [{"address": way["url"], "label": WAYS[way["id"]]} for way in others]
        return context | {"other_ways": ways}


class ProvePassphraseView(_ProveView, account_views.ReauthenticateView):
    form_class = forms.ProvePassphrase


class ProveCodeView(_ProveView, factor_views.ReauthenticateView):
    form_class = forms.ProveCode


class ProvePasskeyView(_ProveView, passkey_views.ReauthenticateWebAuthnView):
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return _with_options(super().get_context_data(**kwargs) | {"passkey": True})

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))


class ProtectionView(factor_views.IndexView):
    """What protects this account, and what could."""

    template_name = "accounts/protection.html"


class SetUpCodesView(code_views.ActivateTOTPView):
    template_name = "accounts/set_up_codes.html"
    form_class = forms.SetUpCodes

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note_set_up(self.request, Authenticator.Type.TOTP)
        return response


class EndCodesView(code_views.DeactivateTOTPView):
    template_name = "accounts/ask.html"
    extra_context = {
        "title": _("No more codes from an app"),
        "lead": _("Without any second factor you can read your account, and change nothing else."),
        "act": _("End codes from the app"),
        "back": reverse_lazy("mfa_index"),
    }

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note(self.request, "second factor removed", Authenticator.Type.TOTP)
        return response


class AddPasskeyView(passkey_views.AddWebAuthnView):
    template_name = "accounts/add_passkey.html"
    form_class = forms.AddPasskey

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return _with_options(super().get_context_data(**kwargs))

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note_set_up(self.request, Authenticator.Type.WEBAUTHN)
        return response


class RemovePasskeyView(passkey_views.RemoveWebAuthnView):
    template_name = "accounts/ask.html"
    success_url = reverse_lazy("mfa_index")
    extra_context = {
        "title": _("Remove this passkey"),
        "lead": _("Without any second factor you can read your account, and change nothing else."),
        "act": _("Remove the passkey"),
        "back": reverse_lazy("mfa_index"),
    }

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note(self.request, "second factor removed", Authenticator.Type.WEBAUTHN)
        return response


class RecoveryCodesView(recovery_views.ViewRecoveryCodesView):
    template_name = "accounts/recovery_codes.html"


class NewRecoveryCodesView(recovery_views.GenerateRecoveryCodesView):
    template_name = "accounts/ask.html"
    extra_context = {
        "title": _("Make new recovery codes"),
        "lead": _("The codes you have until now stop working."),
        "act": _("Make new codes"),
        "back": reverse_lazy("mfa_index"),
    }

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        _note(self.request, "recovery codes made", Authenticator.Type.RECOVERY_CODES)
        return response


class ChangePassphraseView(account_views.PasswordChangeView):
    template_name = "accounts/ask.html"
    form_class = forms.ChangePassphrase
    extra_context = {
        "title": _("Change the passphrase"),
        "lead": _("Wherever else you are signed in, you will be signed out."),
        "act": _("Change the passphrase"),
        "back": reverse_lazy("accounts:overview"),
    }


class SetPassphraseView(account_views.PasswordSetView):
    template_name = "accounts/ask.html"
    form_class = forms.SetPassphrase
    extra_context = {
        "title": _("Set a passphrase"),
        "lead": _("Until now you sign in through the identity service of your house alone."),
        "act": _("Set the passphrase"),
        "back": reverse_lazy("accounts:overview"),
    }


def _with_options(context: dict[str, Any]) -> dict[str, Any]:
    """What the script has to sign, as the value of an attribute: no script stands in a page."""
    return context | {"options": json.dumps(dict(context.pop("js_data")))}


def _note_set_up(request: Any, kind: str) -> None:
    """From now on every session has to prove it, so those that began without end."""
    note_proof(request, kind)
    end_other_sessions(request, request.user)
    _note(request, "second factor set up", kind)


def _note(request: Any, event: str, kind: str) -> None:
    note_protection(event, kind=kind, by=actor(request), at=timezone.now())
