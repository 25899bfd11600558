from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.rehearsals import views

app_name = "rehearsals"
urlpatterns = [
    path(_("editions/<slug:concept>/<int:number>/rehearsal/"), views.rehearse, name="rehearse"),
    path(
        _("editions/<slug:concept>/<int:number>/rehearsal/nets/"), views.list_nets, name="list_nets"
    ),
    path(
        _("editions/<slug:concept>/<int:number>/rehearsal/nets/<uuid:net>/"),
        views.show_net,
        name="show_net",
    ),
]
