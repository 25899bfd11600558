from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "obhut.letters"
    default_auto_field = "django.db.models.BigAutoField"
