from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.diagrams import views

app_name = "diagrams"
urlpatterns = [
    path(
        _("editions/<slug:concept>/<int:number>/diagram/"), views.show_diagram, name="show_diagram"
    ),
    path(
        _("editions/<slug:concept>/<int:number>/diagram.svg"),
        views.draw_diagram,
        name="draw_diagram",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/diagram.bpmn"), views.write_bpmn, name="write_bpmn"
    ),
]
