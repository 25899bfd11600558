from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.pages import views

app_name = "pages"
urlpatterns = [
    path("", views.home, name="home"),
    path(_("about/"), views.about, name="about"),
    path(_("accessibility/"), views.accessibility, name="accessibility"),
    path(_("accessibility/report/"), views.report_barrier, name="report_barrier"),
    path(_("easy-language/"), views.easy_language, name="easy_language"),
    path(_("sign-language/"), views.sign_language, name="sign_language"),
    path(_("privacy/"), views.privacy, name="privacy"),
    path(_("imprint/"), views.imprint, name="imprint"),
]
