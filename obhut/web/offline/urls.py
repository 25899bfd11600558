from django.urls import path
from django.utils.translation import gettext_lazy as _

from obhut.web.offline import views

app_name = "offline"
urlpatterns = [
    path(_("without-network/"), views.without_network, name="without_network"),
    path(_("phone-list/<str:land>/"), views.phone_list, name="phone_list"),
]
