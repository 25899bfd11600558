from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.keeping import hand_over, hand_over_desk, hand_over_several

urlpatterns = [
    path(_("keeping/desks/<str:key>/hand-over/"), hand_over_desk.show_holders, name="show_holders"),
    path(_("keeping/desks/<str:key>/hand-over/give/"), hand_over_desk.give_desk, name="give_desk"),
    path(_("keeping/hand-overs/"), hand_over.list_hand_overs, name="list_hand_overs"),
    path(
        _("keeping/hand-overs/several/"), hand_over_several.start_several, name="start_hand_overs"
    ),
    path(
        _("keeping/hand-overs/<uuid:hand_over>/"), hand_over.show_hand_over, name="show_hand_over"
    ),
    path(_("keeping/hand-overs/<uuid:hand_over>/next/"), hand_over.name_next, name="name_next"),
    path(
        _("keeping/hand-overs/<uuid:hand_over>/read/<str:item>/"),
        hand_over.read_item,
        name="read_item",
    ),
    path(
        _("keeping/hand-overs/<uuid:hand_over>/confirm/"),
        hand_over.confirm_hand_over,
        name="confirm_hand_over",
    ),
    path(
        _("keeping/hand-overs/<uuid:hand_over>/cancel/"),
        hand_over.cancel_hand_over,
        name="cancel_hand_over",
    ),
]
