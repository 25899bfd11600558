"""What opens a door stands in no log."""

import logging
from typing import Any

from django.conf import settings

from obhut.web.discreet import WithoutSecrets

SECRET = "MT8XaULOblel8s88eDbDcRNWGy7bDY0gPmcRRZaWOYs"  # noqa: S105 -- opens nothing


def line(message: str, *args: object) -> str:
    record = logging.LogRecord("django.request", logging.WARNING, "", 1, message, args, None)
    assert WithoutSecrets().filter(record)
    return record.getMessage()


def test_a_secret_in_an_address_is_shortened_and_the_rest_stays() -> None:
    said = line("%s: %s", "Unprocessable Entity", f"/bestaetigen/{SECRET}/office/aendern/")

    assert said == "Unprocessable Entity: /bestaetigen/…/office/aendern/"


def test_addresses_without_a_secret_stay_as_they_are() -> None:
    longest = "/verzeichnis/be-hotline-kinderschutz/falsch/"

    assert line("Not Found: %s", longest) == f"Not Found: {longest}"
    assert line("%d of %d", 1, 2) == "1 of 2"


def test_every_line_on_the_console_goes_through_it() -> None:
    handlers: Any = settings.LOGGING["handlers"]

    assert [each["filters"] for each in handlers.values()] == [["discreet"]]
