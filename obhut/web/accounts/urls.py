from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path(_("account/"), views.overview, name="overview"),
    path(_("account/sessions/"), views.list_sessions, name="list_sessions"),
    path(_("account/invitation/<str:secret>/"), views.accept_invitation, name="accept_invitation"),
    path(_("account/people/"), views.list_people, name="list_people"),
    path(_("account/people/invite/"), views.invite, name="invite"),
    path(
        _("account/people/invitations/<uuid:invitation>/withdraw/"),
        views.withdraw_invitation,
        name="withdraw_invitation",
    ),
    path(_("account/people/<uuid:person>/"), views.show_person, name="show_person"),
    path(
        _("account/people/<uuid:person>/revoke/<str:kind>/<int:number>/"),
        views.revoke_role,
        name="revoke_role",
    ),
    path(
        _("account/people/<uuid:person>/close/"), views.deactivate_person, name="deactivate_person"
    ),
]
