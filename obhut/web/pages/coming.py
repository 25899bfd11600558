"""Stands in for the finder's addresses until the finder is there; then this file goes."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _


def coming(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/coming.html")


app_name = "finder"
urlpatterns = [
    path(_("suspicion/"), coming, name="ask"),
    path(_("desks/"), coming, name="desks"),
]
