"""Where django-allauth asks how this house wants it: words, letters, limits, sealing, no sign-up."""

import time
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.internal.ratelimit import truncate_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from obhut.accounts.actions import signing_in
from obhut.accounts.actions.sealing import open_sealed, seal
from obhut.web.accounts import letters
from obhut.web.accounts.said import SAID
from obhut.web.language import GERMAN
from obhut.web.papers.codes import code_of
from obhut.web.requests import refuse_entry

NOT_RIGHT = _("Mail address and passphrase do not fit together.")


class Accounts(DefaultAccountAdapter):
    """Sign-in by mail and passphrase. Accounts are opened by invitation alone."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": NOT_RIGHT,
        "enter_current_password": _("This is not your present passphrase."),
        "incorrect_password": _("This is not your passphrase."),
        "incorrect_code": _("This code is not right. Please wait for the next one."),
        "invalid_password_reset": _("This link no longer holds."),
        "too_many_login_attempts": _(
            "Too many attempts. Please wait five minutes. From another place signing in is possible."
        ),
        "rate_limited": _("Too many attempts. Please wait a few minutes."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every answer is a page of ours, whatever a caller would like."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Only a path of this site is followed after signing in; never another host."""
        parts = urlsplit(url)
        relative = not parts.scheme and not parts.netloc and url.startswith("/")
        return relative and url_has_allowed_host_and_scheme(url, allowed_hosts=None)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Behind fewer proxies than were told nobody can be told apart: refused, never guessed."""
        try:
            return str(super().get_client_ip(request))
        except ImproperlyConfigured as error:
            raise PermissionDenied(str(error)) from error

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Attempts count for a mailbox and an address together: so nobody locks out anybody else."""
        login = str(credentials.get("email", "")).lower()
        return f"{login} {truncate_ip(self.get_client_ip(request))}"

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """A closed account answers as one that never was."""
        person = super().authenticate(request, **credentials)
        return person if person is None or person.is_active else None

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        signing_in.note_failure(str(credentials.get("email", "")), at=timezone.now())

    def post_login(self, request: HttpRequest, user: Any, **told: Any) -> HttpResponse:
        signing_in.note_entry(user, at=timezone.now())
        return super().post_login(request, user, **told)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        return refuse_entry(request)

    def is_reauthentication_required(self, *, app: str, **told: Any) -> bool:
        """Whoever signed in a moment ago has just shown who they are."""
        request = context.request
        records = get_authentication_records(request, request.user)
        latest = max((record["at"] for record in records), default=0.0)
        if time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **told))

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:overview")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return reverse("pages:home")

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *more: Any,
        **told: Any,
    ) -> None:
        """Sentences of ours stand for allauth's; what has none is not said."""
        sentence = SAID.get(message_template or "") or told.get("message")
        if sentence:
            messages.add_message(request, level, str(sentence))

    def get_reset_password_from_key_url(self, key: str) -> str:
        """German, as the letter begins; the page offers English."""
        person, _dash, token = key.partition("-")
        with translation.override(GERMAN):
            path = reverse("account_reset_password_from_key", args=[person, token])
        return str(self.request.build_absolute_uri(path))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Letters of ours stand for allauth's; what has none is not sent."""
        person = str(getattr(context.get("user"), "pk", ""))
        if template_prefix == "account/email/password_reset_key":
            letters.send_way_back(email, context["password_reset_url"], about=person)
        else:
            letters.send_news(email, template_prefix, about=person)


class SecondFactors(DefaultMFAAdapter):
    """Seeds are sealed before they are kept."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right. Please wait for the next one."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes come with a second factor: set one up."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return open_sealed(encrypted_text)

    def build_totp_svg(self, url: str) -> str:
        return code_of(url)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 -- allauth's name
        return str(_("Passkey"))

    def _get_site_name(self) -> str:
        return "Obhut"


class SignInElsewhere(DefaultSocialAccountAdapter):
    """The identity service of the house says who somebody is; it never opens an account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        account = sociallogin.account
        account.extra_data = {}  # what else the house tells of its people is not kept
        if account.pk:
            account.save(update_fields=["extra_data"])
        if not sociallogin.is_existing:
            raise ImmediateHttpResponse(refuse_entry(request))

    def on_authentication_error(self, request: HttpRequest, *args: Any, **told: Any) -> None:
        raise ImmediateHttpResponse(refuse_entry(request))
