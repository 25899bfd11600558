"""What a page says after a deed on one's own account, by allauth's name."""

from django.utils.translation import gettext_lazy as _

SAID = {
    "account/messages/password_changed.txt": _(
        "The new passphrase holds. Elsewhere you are signed out."
    ),
    "account/messages/password_set.txt": _("The passphrase holds."),
    "mfa/messages/totp_activated.txt": _("Codes from your app now protect your account."),
    "mfa/messages/totp_deactivated.txt": _("Codes from an app are no longer asked for."),
    "mfa/messages/webauthn_added.txt": _("The passkey now protects your account."),
    "mfa/messages/webauthn_removed.txt": _("The passkey was removed."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "New recovery codes were made; older ones no longer work."
    ),
}
