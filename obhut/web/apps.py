from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Warning, register  # noqa: A004 -- Django's name

from obhut.web import translations


class WebConfig(AppConfig):
    name = "obhut.web"
    verbose_name = "Everything a person sees"

    def ready(self) -> None:
        register(german_is_compiled)


def german_is_compiled(**_asked: Any) -> list[CheckMessage]:
    """Without the compiled catalogue the pages would quietly speak English at English addresses."""
    if not translations.is_stale():
        return []
    return [
        Warning(
            "The German catalogue is not compiled, or older than its source.",
            hint="Run: python -m obhut.web.translations compile",
            id="web.W001",
        )
    ]
