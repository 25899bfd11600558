from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.finder import views

app_name = "finder"
urlpatterns = [
    path(_("suspicion/"), views.ask, name="ask"),
    path("plan/", views.show_plan, name="show_plan"),
    path(_("plan/later/"), views.show_later_steps, name="show_later_steps"),
    path(_("desks/"), views.desks, name="desks"),
]
