from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.editions import compared_views, handbook_views, taken_along, views

app_name = "editions"
urlpatterns = [
    path(_("editions/"), views.list_concepts, name="list_concepts"),
    path(_("editions/<slug:concept>/"), views.show_concept, name="show_concept"),
    path(_("editions/<slug:concept>/<int:number>/"), views.show_edition, name="show_edition"),
    path(
        _("editions/<slug:concept>/<int:number>/chapter/<slug:key>/"),
        views.show_chapter,
        name="show_chapter",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/node/<slug:key>/"),
        views.show_node,
        name="show_node",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/deviations/"),
        views.show_deviations,
        name="show_deviations",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/against/"),
        compared_views.choose,
        name="compare",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/against/<slug:other>/<int:earlier>/"),
        compared_views.show_redline,
        name="show_redline",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/against/<slug:other>/<int:earlier>/redline.<str:form>"),
        compared_views.take_redline,
        name="take_redline",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/handbook/"),
        handbook_views.show_handbook,
        name="show_handbook",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/handbook/<slug:chapter>/"),
        handbook_views.show_handbook_chapter,
        name="show_handbook_chapter",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/handbook.<str:form>"),
        handbook_views.take_handbook,
        name="take_handbook",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/cards/<slug:card>.pdf"),
        handbook_views.take_card,
        name="take_card",
    ),
    path(
        _("editions/<slug:concept>/<int:number>/edition.<str:form>"),
        taken_along.take_edition,
        name="take_edition",
    ),
]  # fmt: skip
