from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.drafting import (
    aside_views,
    files_views,
    history_views,
    insert_views,
    remark_views,
    tree_views,
)

urlpatterns = [
    path(_("drafting/<slug:concept>/"), tree_views.show_draft, name="show_draft"),
    path(_("drafting/<slug:concept>/begin/"), tree_views.begin_draft, name="begin_draft"),
    path(_("drafting/<slug:concept>/arrange/"), tree_views.arrange, name="arrange"),
    path(_("drafting/<slug:concept>/new-node/"), insert_views.insert_node, name="insert_node"),
    path(
        _("drafting/<slug:concept>/nodes/<uuid:node>/delete/"),
        insert_views.delete_node,
        name="delete_node",
    ),
    path(
        _("drafting/<slug:concept>/nodes/<uuid:node>/bring-back/"),
        tree_views.bring_back,
        name="bring_back",
    ),
    path(_("drafting/<slug:concept>/history/"), history_views.show_history, name="show_history"),
    path(
        _("drafting/<slug:concept>/history/<int:change>/undo/"),
        history_views.undo_change,
        name="undo_change",
    ),
    path(_("drafting/<slug:concept>/remarks/"), remark_views.list_remarks, name="list_remarks"),
    path(
        _("drafting/<slug:concept>/remarks/<int:remark>/settle/"),
        remark_views.settle_remark,
        name="settle_remark",
    ),
    path(_("drafting/<slug:concept>/files/"), files_views.show_files, name="show_files"),
    path(_("drafting/<slug:concept>/files/draft.zip"), files_views.fetch_files, name="fetch_files"),
    path(_("drafting/<slug:concept>/files/take-over/"), files_views.take_files, name="take_files"),
    path(_("drafting/<slug:concept>/set-aside/"), aside_views.set_aside, name="set_aside"),
]
