"""The addresses that django-allauth looks for by name, each with a page of ours. There are no others."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from obhut.web.accounts import entering, protecting
from obhut.web.accounts.doors import signed_in

urlpatterns = [
    path(_("account/sign-in/"), entering.SignInView.as_view(), name="account_login"),
    path(_("account/sign-in/code/"), entering.SecondFactorView.as_view(), name="mfa_authenticate"),
    path(
        _("account/sign-in/passkey/"),
        never_cache(entering.PasskeySignInView.as_view()),
        name="mfa_login_webauthn",
    ),
    path(
        _("account/sign-in/<str:provider_id>/"),
        entering.through_the_house,
        name="openid_connect_login",
    ),
    path(
        _("account/sign-in/<str:provider_id>/callback/"),
        entering.back_from_the_house,
        name="openid_connect_callback",
    ),
    path(_("account/sign-out/"), entering.SignOutView.as_view(), name="account_logout"),
    path(
        _("account/forgotten/"),
        never_cache(entering.AskForWayBackView.as_view()),
        name="account_reset_password",
    ),
    path(
        _("account/forgotten/sent/"),
        entering.WayBackSentView.as_view(),
        name="account_reset_password_done",
    ),
    path(
        _("account/forgotten/done/"),
        entering.SetAnewDoneView.as_view(),
        name="account_reset_password_from_key_done",
    ),
    path(
        _("account/forgotten/<str:uidb36>/<str:key>/"),
        never_cache(entering.SetAnewView.as_view()),
        name="account_reset_password_from_key",
    ),
    path(
        _("account/confirm/"),
        signed_in(protecting.ProvePassphraseView.as_view()),
        name="account_reauthenticate",
    ),
    path(
        _("account/confirm/code/"),
        signed_in(protecting.ProveCodeView.as_view()),
        name="mfa_reauthenticate",
    ),
    path(
        _("account/confirm/passkey/"),
        signed_in(protecting.ProvePasskeyView.as_view()),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        _("account/passphrase/"),
        signed_in(protecting.ChangePassphraseView.as_view()),
        name="account_change_password",
    ),
    path(
        _("account/passphrase/set/"),
        signed_in(protecting.SetPassphraseView.as_view()),
        name="account_set_password",
    ),
    path(
        _("account/protection/"), signed_in(protecting.ProtectionView.as_view()), name="mfa_index"
    ),
    path(
        _("account/protection/codes/"),
        signed_in(protecting.SetUpCodesView.as_view()),
        name="mfa_activate_totp",
    ),
    path(
        _("account/protection/codes/end/"),
        signed_in(protecting.EndCodesView.as_view()),
        name="mfa_deactivate_totp",
    ),
    path(
        _("account/protection/passkeys/add/"),
        signed_in(protecting.AddPasskeyView.as_view()),
        name="mfa_add_webauthn",
    ),
    path(
        _("account/protection/passkeys/<int:pk>/remove/"),
        signed_in(protecting.RemovePasskeyView.as_view()),
        name="mfa_remove_webauthn",
    ),
    path(
        _("account/protection/recovery-codes/"),
        signed_in(protecting.RecoveryCodesView.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(
        _("account/protection/recovery-codes/new/"),
        signed_in(protecting.NewRecoveryCodesView.as_view()),
        name="mfa_generate_recovery_codes",
    ),
]
