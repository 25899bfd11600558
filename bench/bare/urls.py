"""The bare page in both languages, as every page is, then every address of the product."""

from django.conf.urls.i18n import i18n_patterns
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from obhut.web import urls as products


def bare(request: HttpRequest) -> HttpResponse:
    return render(request, "bench/bare.html")


urlpatterns = [
    *i18n_patterns(path("bare/", bare, name="bare"), prefix_default_language=False),
    *products.urlpatterns,
]
"""First: nobody searches through the product's addresses to find it, and its language switch finds it, too."""
handler500 = products.handler500
