"""What a search shows can be taken along: as a workbook, a table, or contacts. Never as a formula."""

import csv
import io
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from obhut.directory.actions.generations import load_directory
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.concept.notation import write
from obhut.kernel.mechanism.directory import read_directory
from tests.conftest import LOADED_AT
from tests.lummerland import DESKS, directory_files, service_point

FORMULAS = ["=1+1", "+49 30 1", "-1", "@SUM(A1)", " =1", "\t=1", '=HYPERLINK("http://x")']


def rows_of_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def rows_of_xlsx(content: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in filled} <= {"s", "inlineStr"}
    return [[cell.value or "" for cell in row] for row in sheet.iter_rows()]


def keys_on_the_pages(client: Client, query: str) -> list[str]:
    answer = client.get(f"/api/v1/service-points?{query}").json()
    pages = range(1, answer["pages"] + 1)
    each = [client.get(f"/api/v1/service-points?{query}&page={page}").json() for page in pages]
    return [entry["key"] for page in each for entry in page["entries"]]


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("query", ["", "land=DE-BE", "q=Jugentamt&minors=yes", "q=xyzq"])
def test_a_file_holds_what_the_pages_show_in_their_order(client: Client, query: str) -> None:
    shown = keys_on_the_pages(client, query)
    table = rows_of_csv(client.get(f"/verzeichnis/export.csv?{query}").content)
    book = rows_of_xlsx(client.get(f"/verzeichnis/export.xlsx?{query}").content)
    cards = client.get(f"/verzeichnis/export.vcf?{query}").text

    assert [row[-1] for row in table[1:]] == shown
    assert [row[-1] for row in book[1:]] == shown
    assert cards.count("BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:org\r\n") == len(shown)


@pytest.mark.usefixtures("loaded")
def test_the_file_speaks_the_language_of_its_page(client: Client) -> None:
    german = client.get("/verzeichnis/export.csv?land=DE-BE")
    english = client.get("/en/directory/export.csv?land=DE-BE")

    assert (rows_of_csv(german.content)[0][:3], rows_of_csv(english.content)[0][:3]) == (
        ["Name", "Art", "Land"],
        ["Name", "Kind", "Land"],
    )
    assert german["Content-Disposition"] == 'attachment; filename="verzeichnis.csv"'
    assert english["Content-Disposition"] == 'attachment; filename="directory.csv"'


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("form", ["csv", "vcf"])
def test_a_number_on_hold_stays_at_home(client: Client, form: str) -> None:
    held = client.get(f"/verzeichnis/export.{form}?q=berta").text

    assert ("berta" in held, "0800 30 50 750" in held) == (True, False)


@pytest.mark.usefixtures("loaded")
def test_the_page_links_to_its_files(client: Client) -> None:
    page = client.get("/verzeichnis/?land=DE-BE").text
    nothing = client.get("/verzeichnis/?q=xyzq").text

    for form in ("xlsx", "csv", "vcf"):
        assert f'href="/verzeichnis/export.{form}?land=DE-BE"' in page
        assert f"export.{form}" not in nothing


@pytest.mark.usefixtures("lummerland_with_formulas")
def test_no_cell_is_a_formula(client: Client) -> None:
    book = rows_of_xlsx(client.get("/verzeichnis/export.xlsx").content)
    table = rows_of_csv(client.get("/verzeichnis/export.csv").content)

    names = [row[0] for row in book[1:]]
    assert sorted(set(names) & set(FORMULAS)) == sorted(FORMULAS)
    assert [cell for row in table for cell in row if cell.lstrip()[:1] in {*"=+-@"} - {""}] == []
    assert {f"'{each}" for each in FORMULAS} <= {row[0] for row in table}


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/verzeichnis/export.xlsx?land=XX", 422),
        ("/verzeichnis/export.csv?q=" + "a" * 201, 422),
        ("/verzeichnis/export.pdf", 404),
        ("/en/directory/export.exe", 404),
        ("/verzeichnis/export.csv?q=%00", 400),
    ],
)
def test_what_does_not_fit_is_answered_with_the_help_lines(
    client: Client, address: str, status: int
) -> None:
    answer = client.get(address)

    assert (answer.status_code, 'href="tel:110"' in answer.text) == (status, True)


@pytest.mark.usefixtures("loaded")
def test_more_than_a_file_should_hold_is_refused_with_the_number(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("obhut.web.directory.export.MOST", 3)

    answer = client.get("/verzeichnis/export.csv")

    assert answer.status_code == 422
    assert "eine Datei fasst 3. Bitte enger suchen." in answer.text


@pytest.fixture
def lummerland_with_formulas(lummerland: None) -> None:
    points = [service_point(row["key"]) for row in DESKS]
    points += [service_point(f"point-{at}", name=name) for at, name in enumerate(FORMULAS)]
    for each in points:
        each.pop("name_en")
    said = {"version": 1, "compiled": "2026-11-01", "service_points": points}
    files = directory_files() | {"directory/service-points.yaml": write(said)}
    load_directory(read_directory(files, functions=None), by=INSTALLATION, at=LOADED_AT)
