from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.confirming import views

app_name = "confirming"
urlpatterns = [
    path(_("confirm/thanks/"), views.thank, name="thank"),
    path(_("confirm/<slug:token>/"), views.show, name="show"),
    path(_("confirm/<slug:token>/<slug:desk>/change/"), views.change, name="change"),
    path(_("confirm/<slug:token>/<slug:desk>/no-longer-us/"), views.leave, name="leave"),
]
