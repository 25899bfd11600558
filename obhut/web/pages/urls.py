from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path(_("about/"), views.about, name="about"),
    path(_("accessibility/"), views.accessibility, name="accessibility"),
    path(_("privacy/"), views.privacy, name="privacy"),
    path(_("imprint/"), views.imprint, name="imprint"),
]
