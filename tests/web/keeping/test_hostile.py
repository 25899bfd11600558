"""Whatever is handed in gets an answer in words; nothing is half written, and no page breaks."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from obhut.directory.models import DirectoryRow, RowChange
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import FEDERATION, keeper
from tests.web.keeping.forms import filled

EDIT, DESK = "/pflege/eintraege/left-bank/aendern/", "/pflege/stellen/left-bank/aendern/"
HOSTILE = (
    "<script>alert(1)</script>", "'; DROP TABLE directory_directoryrow; --", "{{ 7*7 }}", "=1+1",
    "\x07", "\ufffe", "\u202e", "a" * 5_000, "kreis:", ":", "bezirk:DE-XX-99", "postcode:00000",
    "-1", "9" * 400, "٣", "2026-13-45", "24:00-24:00", "99:99–99:99", "8-12-14", "None", "[]", "{}",
)  # fmt: skip


@pytest.fixture
def ada(db: None) -> Client:
    put_lummerland_in_force()
    return keeper("Ada", FEDERATION)[1]


@pytest.mark.parametrize("address", [EDIT, DESK])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_hostile_value_in_every_field_is_answered_in_words(
    ada: Client, address: str, hostile: str
) -> None:
    form = filled(ada.get(address))
    sent = {name: [hostile] for name in form if name != "seen_version"}

    answer = ada.post(address, sent)

    assert answer.status_code in (409, 422)
    assert "<script>alert(1)" not in answer.text
    assert not RowChange.objects.exists()


@pytest.mark.parametrize("address", [EDIT, DESK])
def test_a_hostile_value_in_one_field_is_refused_or_stands_there_as_words(
    ada: Client, address: str
) -> None:
    form = filled(ada.get(address), reason="Versuch.")
    for name in form:
        for hostile in HOSTILE[::7]:
            answer = ada.post(address, form | {name: [hostile]})

            assert answer.status_code in (302, 409, 422), (name, hostile)
            if answer.status_code == 302:
                form = filled(ada.get(address), reason="Versuch.")
    assert "<script>alert(1)" not in ada.get("/pflege/eintraege/left-bank/").text
    assert "<script>alert(1)" not in ada.get("/verzeichnis/left-bank/").text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.sampled_from(("name", "hours-mo", "hours-state", "areas", "forms", "lands", "seen_version",
                         "base_version", "choose-name", "undecided", "reason", "note-de", "x")),
        max_size=6,
    ),
    values=st.lists(st.text(max_size=40), min_size=6, max_size=6),
)  # fmt: skip
def test_any_form_at_all_is_answered(ada: Client, names: list[str], values: list[str]) -> None:
    sent = dict(zip(names, values, strict=False))

    answer = ada.post(EDIT, sent)

    assert answer.status_code in (302, 400, 409, 422)
    assert DirectoryRow.objects.filter(generation__active=True, key="left-bank").count() == 2


@pytest.mark.parametrize(
    "address",
    ["/pflege/eintraege/%2e%2e/", "/pflege/stellen/a b/aendern/", "/pflege/eintraege/" + "a" * 900 + "/",
     "/pflege/stellen/x%0ay/geschichte/", "/pflege/eintraege/ü/entfernen/"],
)  # fmt: skip
def test_a_key_that_none_could_bear_is_not_found(ada: Client, address: str) -> None:
    assert ada.get(address).status_code == 404
    assert ada.post(address).status_code in (404, 405)


@pytest.mark.parametrize(
    "address", ["/pflege/aufgaben/1/erledigt/", "/pflege/geschichte/1/zuruecknehmen/"]
)
def test_what_changes_something_is_only_handed_in(ada: Client, address: str) -> None:
    assert ada.get(address).status_code == 405


def test_a_form_from_elsewhere_is_refused(ada: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ada.cookies

    assert strict.post(EDIT, filled(ada.get(EDIT), name="Insel", reason="x")).status_code == 403
    assert not RowChange.objects.exists()
