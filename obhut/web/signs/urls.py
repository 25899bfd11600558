from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.signs import views

app_name = "signs"
urlpatterns = [
    path(_("signs/"), views.list_signs, name="list_signs"),
    path(_("signs/<slug:key>/"), views.show_sheet, name="show_sheet"),
    path(_("talking-with-the-child/"), views.talk, name="talk"),
]
