from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.gate import views

app_name = "gate"
urlpatterns = [
    path(_("may-i-tell/"), views.ask, name="ask"),
    path(_("may-i-tell/all-rows/"), views.list_rows, name="list_rows"),
]
