"""Coming in: passphrase or passkey, second factor, the way back after a forgotten passphrase.

The steps are django-allauth's; pages and words are ours.
"""

import json
from http import HTTPStatus
from typing import Any

from allauth.account import views as account_views
from allauth.mfa.base import views as factor_views
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn import views as passkey_views
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.socialaccount.providers.openid_connect import views as house
from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from obhut.accounts.errors import LinkNoLonger
from obhut.web.accounts import forms
from obhut.web.requests import refuse

HOUSE_IS_AWAY = (OSError, KeyError)
"""No answer, or one that says nothing of what it should."""


class SignInView(account_views.LoginView):
    template_name = "accounts/sign_in.html"
    form_class = forms.SignIn

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        apps = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
        return super().get_context_data(**kwargs) | {"houses": apps}


class SecondFactorView(factor_views.AuthenticateView):
    template_name = "accounts/second_factor.html"
    form_class = forms.EnterCode

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        options = dict(context.pop("js_data")["request_options"])
        has_passkeys = is_mfa_enabled(self.stage.login.user, [Authenticator.Type.WEBAUTHN])
        told = {"options": json.dumps({"request_options": options}), "has_passkeys": has_passkeys}
        return context | told


class PasskeySignInView(passkey_views.LoginWebAuthnView):
    """A passkey alone, where somebody chose that; a script asks with GET what has to be signed."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return JsonResponse({"request_options": passkeys.begin_authentication(user=None)})


@require_POST
def through_the_house(request: HttpRequest, provider_id: str) -> HttpResponse:
    """To the identity service of the house. It may be away: then another way in is named."""
    try:
        return house.login(request, provider_id)
    except HOUSE_IS_AWAY:
        return house_is_away(request)


@require_safe
def back_from_the_house(request: HttpRequest, provider_id: str) -> HttpResponse:
    try:
        return house.callback(request, provider_id)
    except HOUSE_IS_AWAY:
        return house_is_away(request)


def house_is_away(request: HttpRequest) -> HttpResponse:
    reason = gettext("The identity service of your house does not answer. Use your passphrase.")
    return refuse(request, HTTPStatus.BAD_GATEWAY, reasons=[reason])


class AskForWayBackView(account_views.PasswordResetView):
    template_name = "accounts/ask.html"
    form_class = forms.AskForWayBack
    extra_context = {
        "title": _("Passphrase forgotten"),
        "lead": _(
            "We write to your mailbox. With the link in the letter you choose a new passphrase."
        ),
        "act": _("Send the link"),
    }


class WayBackSentView(account_views.PasswordResetDoneView):
    template_name = "accounts/told.html"
    extra_context = {
        "title": _("Please look into your mailbox"),
        "lead": _("A letter is on its way. The link in it works once, for one day."),
    }


class SetAnewView(account_views.PasswordResetFromKeyView):
    template_name = "accounts/ask.html"
    form_class = forms.SetAnew
    extra_context = {
        "title": _("Choose a new passphrase"),
        "lead": _("Wherever you are signed in, you will be signed out."),
        "act": _("Set the passphrase"),
    }

    def render_to_response(self, context: dict[str, Any], **told: Any) -> HttpResponse:
        if context.get("token_fail"):
            raise LinkNoLonger
        return super().render_to_response(context, **told)


class SetAnewDoneView(account_views.PasswordResetFromKeyDoneView):
    template_name = "accounts/told.html"
    extra_context = {
        "title": _("The new passphrase holds"),
        "lead": _("You can sign in with it now. Your second factor is the same as before."),
        "sign_in": True,
    }


class SignOutView(account_views.LogoutView):
    template_name = "accounts/ask.html"
    extra_context = {"title": _("Sign out"), "act": _("Sign out")}
