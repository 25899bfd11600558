"""The templates: choices to pick from, zeros that stay, and an example that nobody delivers."""

import io

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from obhut.directory.queries.sheets.reading import read_file
from obhut.kernel.mechanism.delivered.columns import COLUMNS
from obhut.kernel.mechanism.delivered.headings import columns_of, headed
from tests.directory.spreadsheets import saved
from tests.web.accounts.people import BAVARIA, keeper
from tests.web.deliveries.test_journey import HOME, file_of, tabs, upload

pytestmark = pytest.mark.usefixtures("loaded")
ENGLISH = "/en/keeping/deliveries/"


@pytest.mark.parametrize("address", [HOME + "vorlage", ENGLISH + "template"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_template_is_understood_whole_in_both_languages(address: str, kind: str) -> None:
    _person, client = keeper("Ada", BAVARIA)

    answer = client.get(f"{address}.{kind}")
    sheets = [headed(sheet) for sheet in read_file(answer.content).sheets]

    found = [columns_of(sheet.headings, {}) for sheet in sheets if sheet]
    assert [list(each.values()) for each in found] == [[column.name for column in COLUMNS]]
    assert answer["Content-Disposition"].startswith("attachment; filename=")


def test_the_workbook_offers_choices_explains_and_keeps_zeros() -> None:
    _person, client = keeper("Ada", BAVARIA)

    book = load_workbook(io.BytesIO(client.get(f"{HOME}vorlage.xlsx").content))
    page = book["Stellen"]

    offered = {str(rule.sqref).partition("2:")[0] for rule in page.data_validations.dataValidation}
    names = {column.name: number for number, column in enumerate(COLUMNS, start=1)}
    assert offered == {get_column_letter(names[n]) for n in ("function", "kind", "minors")}
    assert [book[name].sheet_state for name in ("Auswahl", "Erklärung")] == ["hidden", "visible"]
    for name in ("areas", "phones", "postcode"):
        assert page.cell(2, names[name]).number_format == "@"
    assert page.cell(2, names["function"]).value == "Jugendamt (Allgemeiner Sozialer Dienst)"


def test_the_example_is_never_taken_over_and_a_row_below_it_is() -> None:
    _person, client = keeper("Ada", BAVARIA)
    book = load_workbook(io.BytesIO(client.get(f"{HOME}vorlage.xlsx").content))
    page = book["Stellen"]
    for number, column in enumerate(COLUMNS, start=1):
        text = {"function": "Jugendamt", "areas": "09563", "name": "Jugendamt Fürth"}
        page.cell(3, number, text.get(column.name))

    address = upload(client, saved(book))

    assert tabs(client, address) == {
        "faulty": 0, "undecided": 0, "changed": 0, "added": 1, "removed": 0, "unchanged": 0,
    }  # fmt: skip


def test_an_untouched_template_brings_nothing() -> None:
    _person, client = keeper("Ada", BAVARIA)
    template = client.get(f"{HOME}vorlage.csv").content

    address = client.post(HOME, {"file": file_of(template, "v.csv"), "source": "Liste"})["Location"]

    assert set(tabs(client, str(address)).values()) == {0}


def test_there_is_no_template_of_another_kind() -> None:
    _person, client = keeper("Ada", BAVARIA)

    assert client.get(f"{HOME}vorlage.exe").status_code == 404
