from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.papers import views

app_name = "papers"
urlpatterns = [
    path("plan/pdf/", views.print_plan, name="print_plan"),
    path(_("signs/<str:card>/pdf/"), views.print_card, name="print_card"),
    path(_("handbook/"), views.show_handbooks, name="show_handbooks"),
    path(_("handbook/<str:land>/"), views.show_handbook, name="show_handbook"),
    path(_("handbook/<str:land>/pdf/"), views.print_handbook, name="print_handbook"),
    path("qr/", views.show_code, name="show_code"),
]
