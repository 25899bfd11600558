from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.directory import report, views

app_name = "directory"
urlpatterns = [
    path(_("directory/"), views.search, name="search"),
    path(_("directory/export.<slug:form>"), views.export, name="export"),
    path(_("directory/<slug:key>/"), views.show_entry, name="show_entry"),
    path(_("directory/<slug:key>/wrong/"), report.say_it_is_wrong, name="say_it_is_wrong"),
]
