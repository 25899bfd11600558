"""Where every page lives. German at /, English at /en/; the words of an address are translated."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path

from obhut.web.api.api import api
from obhut.web.api.problems import no_such_address
from obhut.web.hsds.api import api as hsds
from obhut.web.offline.views import service_worker

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("hsds/v3/", hsds.urls),
    re_path("^api/", no_such_address, name="no_such_address"),
    re_path("^hsds/", no_such_address, name="no_such_address"),
    path("service-worker.js", service_worker, name="service_worker"),
    *i18n_patterns(
        path("", include("obhut.web.pages.urls")),
        path("", include("obhut.web.finder.urls")),
        path("", include("obhut.web.knowledge.urls")),
        path("", include("obhut.web.gate.urls")),
        path("", include("obhut.web.offline.urls")),
        path("", include("obhut.web.signs.urls")),
        path("", include("obhut.web.directory.urls")),
        path("", include("obhut.web.papers.urls")),
        path("", include("obhut.web.diagrams.urls")),
        path("", include("obhut.web.editions.urls")),
        path("", include("obhut.web.confirming.urls")),
        path("", include("obhut.web.keeping.urls")),
        path("", include("obhut.web.tailoring.urls")),
        path("", include("obhut.web.accounts.urls")),
        path("", include("obhut.web.deliveries.urls")),
        path("", include("obhut.web.drafting.urls")),
        path("", include("obhut.web.merging.urls")),
        path("", include("obhut.web.force.urls")),
        path("", include("obhut.web.rehearsals.urls")),
        path("", include("obhut.web.accounts.allauth_urls")),
        prefix_default_language=False,
    ),
]

handler429 = "obhut.web.requests.too_many"
handler500 = "obhut.web.requests.broken"
