from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.deliveries import templates, views

app_name = "deliveries"
urlpatterns = [
    path(_("keeping/deliveries/"), views.list_deliveries, name="list_deliveries"),
    path(
        _("keeping/deliveries/template.<str:kind>"), templates.fetch_template, name="fetch_template"
    ),
    path(_("keeping/deliveries/<uuid:delivery>/"), views.show_delivery, name="show_delivery"),
    path(_("keeping/deliveries/<uuid:delivery>/columns/"), views.map_columns, name="map_columns"),
    path(_("keeping/deliveries/<uuid:delivery>/line/"), views.mend_line, name="mend_line"),
    path(
        _("keeping/deliveries/<uuid:delivery>/line/leave-out/"), views.drop_line, name="drop_line"
    ),
    path(_("keeping/deliveries/<uuid:delivery>/decide/"), views.decide, name="decide"),
    path(_("keeping/deliveries/<uuid:delivery>/again/"), views.upload_again, name="upload_again"),
    path(_("keeping/deliveries/<uuid:delivery>/activate/"), views.activate, name="activate"),
    path(_("keeping/deliveries/<uuid:delivery>/refuse/"), views.refuse, name="refuse"),
    path(_("keeping/deliveries/<uuid:delivery>/withdraw/"), views.withdraw, name="withdraw"),
    path(_("keeping/deliveries/<uuid:delivery>/back/"), views.go_back, name="go_back"),
]
