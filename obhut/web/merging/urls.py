from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.merging import views

app_name = "merging"
urlpatterns = [
    path(_("tailoring/<slug:concept>/merge/"), views.show_merge, name="show_merge"),
    path(_("tailoring/<slug:concept>/merge/open/"), views.open_merge, name="open_merge"),
    path(_("tailoring/<slug:concept>/merge/decide/"), views.decide_item, name="decide_item"),
    path(_("tailoring/<slug:concept>/merge/accept/"), views.accept_listed, name="accept_listed"),
    path(_("tailoring/<slug:concept>/merge/apply/"), views.apply_merge, name="apply_merge"),
    path(_("tailoring/<slug:concept>/merge/abandon/"), views.abandon_merge, name="abandon_merge"),
]
