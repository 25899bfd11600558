"""Forms of accounts: django-allauth's, in our words and in the look of the house, and our own."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from obhut.web.accounts import letters

MAIL = _("Mail address")
PASSPHRASE = _("Passphrase")
NEW = _("New passphrase")
AGAIN = _("The same once more")
CODE = _("Code")
WORDS_DO = _("At least 12 characters. Four words that have nothing to do with you do well.")
NOT_THE_SAME = _("These are two different passphrases.")
MAIL_INPUT = {"autocomplete": "username", "maxlength": "254"}
CODE_INPUT = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "20"}


class Worded:
    """A form with labels, hints and attributes of ours, by the name of the field."""

    labels: dict[str, Any] = {}
    hints: dict[str, Any] = {}
    inputs: dict[str, dict[str, str]] = {}
    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = self.labels.get(name, field.label)
            field.help_text = self.hints.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(self.inputs.get(name, {}))
            if getattr(field.widget, "input_type", "") not in {"hidden", "checkbox"}:
                field.widget.attrs["class"] = "kern-form-input__input"


class SignIn(Worded, account_forms.LoginForm):
    labels = {"login": MAIL, "password": PASSPHRASE}
    inputs = {"login": MAIL_INPUT, "password": {"maxlength": "128"}}


class AskForWayBack(Worded, account_forms.ResetPasswordForm):
    """Both kinds of mailbox get a letter, so that from outside they look the same."""

    labels = {"email": MAIL}
    inputs = {"email": MAIL_INPUT}

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        mail = str(self.cleaned_data["email"])
        if not self.users:
            letters.send_no_account(mail)
            return mail
        return str(super().save(request, **kwargs))


class SetAnew(Worded, account_forms.ResetPasswordKeyForm):
    labels = {"password1": NEW, "password2": AGAIN}
    hints = {"password1": WORDS_DO}

    def clean(self) -> Any:
        return _the_same(self)


class ChangePassphrase(Worded, account_forms.ChangePasswordForm):
    labels = {"oldpassword": _("Present passphrase"), "password1": NEW, "password2": AGAIN}
    hints = {"password1": WORDS_DO}

    def clean(self) -> Any:
        return _the_same(self)


class SetPassphrase(Worded, account_forms.SetPasswordForm):
    labels = {"password1": NEW, "password2": AGAIN}
    hints = {"password1": WORDS_DO}

    def clean(self) -> Any:
        return _the_same(self)


class ProvePassphrase(Worded, account_forms.ReauthenticateForm):
    labels = {"password": PASSPHRASE}


class EnterCode(Worded, AuthenticateForm):
    labels = {"code": CODE}
    hints = {"code": _("The six digits from your app, or one of your recovery codes.")}
    inputs = {"code": CODE_INPUT}


class ProveCode(Worded, ReauthenticateForm):
    labels = {"code": CODE}
    hints = EnterCode.hints
    inputs = {"code": CODE_INPUT}


class SetUpCodes(Worded, ActivateTOTPForm):
    labels = {"code": _("Code from the app")}
    hints = {"code": _("Six digits. They change every 30 seconds.")}
    inputs = {"code": CODE_INPUT}


class AddPasskey(Worded, AddWebAuthnForm):
    labels = {
        "name": _("What you call it"),
        "passwordless": _("Sign in with this passkey alone, without a passphrase"),
    }
    hints = {"name": _("Such as: laptop, phone, key ring.")}
    inputs = {"name": {"maxlength": "60", "autocomplete": "off"}}


class AcceptInvitation(Worded, forms.Form):
    """How somebody new is called, and their passphrase."""

    labels = {"name": _("Your name"), "password1": PASSPHRASE, "password2": AGAIN}
    hints = {
        "name": _("Seen by you and by whoever keeps your area. It stands on no public page."),
        "password1": WORDS_DO,
    }

    name = forms.CharField(max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password1 = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    password2 = forms.CharField(
        strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, mail: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mail = mail

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "password1" in cleaned:
            try:
                newcomer = get_user_model()(mail=self.mail, name=cleaned.get("name", ""))
                validate_password(cleaned["password1"], newcomer)
            except forms.ValidationError as refused:
                self.add_error("password1", refused)
        if "password1" in cleaned and "password2" in cleaned:
            _the_same(self)
        return cleaned


class GrantRole(Worded, forms.Form):
    """As what, and where."""

    labels = {"role": _("Role"), "where": _("Area or desk")}
    hints = {
        "where": _(
            "As in the directory: land:DE-BY, kreis:09564, bezirk:DE-BE-04, desk:KEY, federation:DE."
        ),
    }

    role = forms.CharField(max_length=20, widget=forms.HiddenInput)
    where = forms.CharField(
        max_length=100, widget=forms.TextInput(attrs={"autocomplete": "off", "list": "areas"})
    )


class Invite(GrantRole):
    labels = GrantRole.labels | {"mail": MAIL}
    hints = GrantRole.hints | {
        "mail": _("The link goes there. A person's own mailbox, not one that several read."),
    }

    mail = forms.EmailField(max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "off"}))
    field_order = ("mail", "role", "where")


def _the_same(form: Any) -> Any:
    first, second = form.cleaned_data.get("password1"), form.cleaned_data.get("password2")
    if first and second and first != second:
        form.add_error("password2", NOT_THE_SAME)
    return form.cleaned_data
