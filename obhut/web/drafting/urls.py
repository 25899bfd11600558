from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from obhut.web.drafting import node_views

app_name = "drafting"
urlpatterns = [
    path(_("drafting/<slug:concept>/nodes/<uuid:node>/"), node_views.show_node, name="show_node"),
    path("", include("obhut.web.drafting.tree_urls")),
]
