"""Every address of the product, then the bare page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from obhut.web import urls as products


def bare(request: HttpRequest) -> HttpResponse:
    return render(request, "bench/bare.html")


urlpatterns = [*products.urlpatterns, path("bare/", bare, name="bare")]
handler500 = products.handler500
