from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.web.keeping import adding, editing, past, views

app_name = "keeping"
ENTRY, DESK = {"file": SERVICE_POINTS}, {"file": DESKS}
urlpatterns = [
    path(_("keeping/"), views.overview, name="overview"),
    path(_("keeping/findings/"), views.list_findings, name="list_findings"),
    path(_("keeping/tasks/"), views.list_tasks, name="list_tasks"),
    path(_("keeping/tasks/<int:task>/done/"), views.close_task, name="close_task"),
    path(_("keeping/missing-desk/"), views.choose_entry, name="choose_entry"),
    path(_("keeping/new-entry/"), adding.add_entry, name="add_entry"),
    path(_("keeping/entries/"), views.list_entries, name="list_entries"),
    path(_("keeping/entries/<str:key>/"), views.show_entry, name="show_entry"),
    path(_("keeping/entries/<str:key>/edit/"), editing.edit_row, ENTRY, name="edit_entry"),
    path(_("keeping/entries/<str:key>/remove/"), adding.remove_row, ENTRY, name="remove_entry"),
    path(_("keeping/entries/<str:key>/new-desk/"), adding.add_desk, name="add_desk"),
    path(
        _("keeping/entries/<str:key>/history/"), past.show_history, ENTRY, name="show_entry_history"
    ),
    path(_("keeping/desks/<str:key>/edit/"), editing.edit_row, DESK, name="edit_desk"),
    path(_("keeping/desks/<str:key>/remove/"), adding.remove_row, DESK, name="remove_desk"),
    path(_("keeping/desks/<str:key>/history/"), past.show_history, DESK, name="show_desk_history"),
    path(_("keeping/history/<int:change>/undo/"), past.undo_change, name="undo_change"),
    path("", include("obhut.web.keeping.hand_over_urls")),
    path("", include("obhut.web.keeping.heard_urls")),
]
