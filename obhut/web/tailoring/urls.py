from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.tailoring import proposing, reasons, views

app_name = "tailoring"
urlpatterns = [
    path(_("tailoring/"), views.list_texts, name="list_texts"),
    path(_("tailoring/proposals/<int:proposal>/"), proposing.show_proposal, name="show_proposal"),
    path(_("tailoring/<slug:template>/begin/"), views.begin_text, name="begin_text"),
    path(_("tailoring/<slug:template>/board/"), views.show_board, name="show_board"),
    path(
        _("tailoring/<slug:template>/board/<uuid:node>/"),
        views.show_solutions,
        name="show_solutions",
    ),
    path(_("tailoring/<slug:template>/offer/"), views.offer_template, name="offer_template"),
    path(
        _("tailoring/<slug:template>/proposals/"), proposing.list_proposals, name="list_proposals"
    ),
    path(_("tailoring/<slug:concept>/"), views.show_text, name="show_text"),
    path(_("tailoring/<slug:concept>/nodes/<uuid:node>/"), reasons.show_node, name="show_node"),
    path(
        _("tailoring/<slug:concept>/nodes/<uuid:node>/strike/"),
        reasons.strike_reason,
        name="strike_reason",
    ),
    path(
        _("tailoring/<slug:concept>/nodes/<uuid:node>/propose/"),
        proposing.propose_node,
        name="propose_node",
    ),
]
