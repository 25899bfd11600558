from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.force import views

app_name = "force"
urlpatterns = [
    path(
        _("putting-in-force/<slug:concept>/<int:number>/"), views.show_missing, name="show_missing"
    ),
    path(
        _("putting-in-force/<slug:concept>/<int:number>/confirm/"),
        views.put_in_force,
        name="put_in_force",
    ),
    path(
        _("putting-in-force/<slug:concept>/<int:number>/back-to-draft/"),
        views.take_back_day,
        name="take_back_day",
    ),
    path(
        _("putting-in-force/<slug:concept>/<int:number>/functions/"),
        views.name_approvers,
        name="name_approvers",
    ),
    path(
        _("putting-in-force/<slug:concept>/<int:number>/approvals/"), views.approve, name="approve"
    ),
    path(
        _("putting-in-force/<slug:concept>/<int:number>/approvals/<int:approval>/take-back/"),
        views.take_back_approval,
        name="take_back_approval",
    ),
]
