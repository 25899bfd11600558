from django.apps import AppConfig


class ConceptsConfig(AppConfig):
    name = "obhut.concepts"
    default_auto_field = "django.db.models.BigAutoField"
