from django.urls import include, path

app_name = "keeping"
urlpatterns = [
    path("", include("obhut.web.keeping.hand_over_urls")),
]
