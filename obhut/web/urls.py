"""Where every page lives. German at /, English at /en/; the words of an address are translated."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path

FINDER = (
    "obhut.web.finder.urls" if find_spec("obhut.web.finder") else "obhut.web.pages.coming"
)  # until the finder stands

urlpatterns: list[URLPattern | URLResolver] = i18n_patterns(
    path("", include("obhut.web.pages.urls")),
    path("", include(FINDER)),
    prefix_default_language=False,
)

handler500 = "obhut.web.requests.broken"
