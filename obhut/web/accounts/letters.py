"""What the house writes to people with an account. German first, English below, nothing of a case.

Every letter leaves through ``post``.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.accounts.actions.invitations import Invited, offered
from obhut.web.accounts.words import grant_in_words
from obhut.web.language import ENGLISH, GERMAN


class Said(NamedTuple):
    """Subject and text, in the language of the moment."""

    subject: str
    text: str


NEWS = {
    "account/email/password_changed": gettext_lazy("Your passphrase was changed."),
    "account/email/password_reset": gettext_lazy("Your passphrase was set anew."),
    "account/email/password_set": gettext_lazy("A passphrase was set for your account."),
    "mfa/email/totp_activated": gettext_lazy("Codes from an app now protect your account."),
    "mfa/email/totp_deactivated": gettext_lazy("Codes from an app no longer protect your account."),
    "mfa/email/webauthn_added": gettext_lazy("A passkey was added to your account."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was removed from your account."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New recovery codes were made."),
    "socialaccount/email/account_connected": gettext_lazy(
        "Your account can now be opened through the identity service of your house."
    ),
}
"""What is told to the mailbox of an account when its protection changed, by allauth's name."""


def post(to: str, said: Callable[[], Said], *, kind: str, about: str) -> None:
    """Hand one letter over. ``about`` is a plain key of what it speaks of."""
    with translation.override(GERMAN):
        german = said()
    with translation.override(ENGLISH):
        english = said()
    text = f"{german.text}\n\n– – –\n\n{english.text}\n"
    subject = f"{german.subject} / {english.subject}"
    about_it = {"X-Obhut-Kind": kind, "X-Obhut-About": about}
    EmailMessage(subject, text, None, [to], headers=about_it).send()


def send_invitation(invited: Invited, address: str) -> None:
    """The link to an invitation; ``address`` is the page that takes it."""
    invitation = invited.invitation

    def said() -> Said:
        told = {
            "role": grant_in_words(offered(invitation)),
            "address": address,
            "day": invitation.expires_at.strftime("%d.%m.%Y"),
        }
        text = _(
            "You are invited to Obhut as: %(role)s.\n\nWith this link you open your account. It works "
            "once, until %(day)s:\n%(address)s\n\nIf you do not know what this is about, nothing has "
            "to be done: without the link no account is opened."
        )
        return Said(_("Invitation to Obhut"), text % told + _signed())

    post(invitation.mail, said, kind="invitation", about=str(invitation.pk))


def send_way_back(mail: str, address: str, *, about: str) -> None:
    """The link under which a new passphrase is set."""

    def said() -> Said:
        text = _(
            "Somebody asked for a new passphrase for this mailbox. With this link you choose one. It "
            "works once, for one day:\n%(address)s\n\nIf that was not you, nothing has to be done."
        )
        return Said(_("A new passphrase for Obhut"), text % {"address": address} + _signed())

    post(mail, said, kind="way back", about=about)


def send_no_account(mail: str) -> None:
    """To a mailbox without an account, so that nobody can tell from outside which has one."""

    def said() -> Said:
        text = _(
            "Somebody asked for a new passphrase for this mailbox. There is no account for it. If you "
            "need one, ask whoever keeps your area to invite you. If that was not you, nothing has to "
            "be done."
        )
        return Said(_("A new passphrase for Obhut"), text + _signed())

    post(mail, said, kind="no account", about="")


def send_news(mail: str, prefix: str, *, about: str) -> None:
    """That the protection of an account changed. News without words of ours are not sent."""
    news = NEWS.get(prefix)
    if news is None:
        return

    def said() -> Said:
        text = _("If that was not you, tell whoever invited you, now: they can close the account.")
        return Said(_("Your account at Obhut"), f"{news} {text}{_signed()}")

    post(mail, said, kind="account changed", about=about)


def _signed() -> str:
    return f"\n\n{settings.OBHUT_OPERATOR or 'Obhut'}"
