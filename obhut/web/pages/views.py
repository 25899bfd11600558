"""Pages that say one thing and ask nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from obhut.web.pages.sign_language import signing_lines


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/home.html")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/privacy.html")


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/imprint.html")


@require_safe
def report_barrier(request: HttpRequest) -> HttpResponse:
    """How to report a barrier; the page asks nothing and keeps nothing."""
    from_page = request.GET.get("from", "")
    told = {"from_page": from_page if from_page.startswith("/") else ""}
    return render(request, "pages/report_barrier.html", told)


@require_safe
def easy_language(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/easy_language.html")


@require_safe
def sign_language(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/sign_language.html", {"lines": signing_lines()})
