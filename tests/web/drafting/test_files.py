"""A draft taken along as an archive and handed in again; and archives that are none."""

import io
import zipfile
from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from obhut.concepts.models import NodeChange
from obhut.kernel.refusals import Faulty
from obhut.web.drafting.packed import LARGEST, NOTE, packed, unpacked
from tests.concepts.drafting.lummerland import files_of, id_of, opened, seen_again
from tests.web.drafting.lummerland import TREE, Desk, arranged, desk

pytestmark = pytest.mark.django_db
HARBOUR = "02-harbour.yaml"


@pytest.fixture
def at(nothing_loaded: None) -> Desk:
    return desk()


def archive(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in files.items():
            package.writestr(name, text)
    return made.getvalue()


def hand_in(browser: Client, content: bytes) -> HttpResponse:
    file = SimpleUploadedFile("draft.zip", content)
    return HttpResponse(browser.post(f"{TREE}dateien/", {"file": file}, follow=True).content)


def said(answer: HttpResponse) -> str:
    return answer.content.decode()


def take(browser: Client, **more: object) -> int:
    form = {"seen": seen_again().revision, **more}
    return int(browser.post(f"{TREE}dateien/uebernehmen/", form).status_code)


def test_the_archive_is_the_draft_byte_for_byte_and_always_the_same(at: Desk) -> None:
    fetched = at.ada.get(f"{TREE}dateien/entwurf.zip")
    again = at.ada.get(f"{TREE}dateien/entwurf.zip")

    assert fetched.content == again.content == packed(seen_again(), files_of(seen_again()))
    assert fetched.headers["Content-Type"] == "application/zip"
    assert unpacked(fetched.content).files == files_of(seen_again())
    assert at.bela.get(f"{TREE}dateien/entwurf.zip").status_code == 200


def test_what_was_edited_is_shown_before_it_is_taken_over(at: Desk) -> None:
    package = at.ada.get(f"{TREE}dateien/entwurf.zip").content
    files = {**unpacked(package).files}
    files[HARBOUR] = files[HARBOUR].replace("de: lamp", "de: Laterne")

    shown = said(hand_in(at.ada, packed(seen_again(), files)))
    before = NodeChange.objects.count()
    done = take(at.ada)

    assert shown.count("1 Baustein würde sich ändern") == 1
    assert shown.count("<ins>Laterne</ins>") == 1
    assert shown.count("Niemand hat hier einen davon geändert") == 1
    assert (before, done, NodeChange.objects.count()) == (0, 302, 1)
    assert files_of(seen_again()) == files


def test_what_somebody_changed_meanwhile_is_marked_and_nothing_is_taken_over_unseen(
    at: Desk,
) -> None:
    package = at.ada.get(f"{TREE}dateien/entwurf.zip").content
    arranged(at.ada, id_of("lamp"), "down")

    shown = said(hand_in(at.ada, package))
    unseen = at.ada.post(f"{TREE}dateien/uebernehmen/", {"seen": "0"}, follow=True)

    assert shown.count("hier inzwischen geändert</b>") == 1
    assert said(HttpResponse(unseen.content)).count("noch einmal ansehen") == 1
    assert NodeChange.objects.count() == 1


def test_files_are_forgotten_on_request(at: Desk) -> None:
    hand_in(at.ada, at.ada.get(f"{TREE}dateien/entwurf.zip").content)

    assert take(at.ada, do="forget") == 302
    assert said(hand_in(at.ada, b"")).count("kein lesbares ZIP-Archiv") == 1
    assert NodeChange.objects.count() == 0


def test_faults_are_told_with_file_and_line(at: Desk) -> None:
    files = files_of(seen_again())
    files[HARBOUR] = files[HARBOUR].replace("of: signs", "of: stars", 1)

    shown = said(hand_in(at.ada, archive(files)))

    assert shown.count(f"<dt>{HARBOUR}:43 (lamp): of</dt>") == 1
    assert NodeChange.objects.count() == 0


def test_a_folder_around_and_what_systems_put_beside_the_files_does_not_matter(db: None) -> None:
    found = unpacked(
        archive(
            {
                "x/01-a.yaml": "a",
                "x/._01-a.yaml": "b",
                "__MACOSX/x/._01-a.yaml": "b",
                "x/README": "c",
                f"x/{NOTE}": "[" * 9000,
            }
        )
    )

    assert (dict(found.files), found.exported) == ({"01-a.yaml": "a"}, None)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"no archive",
        archive({"01-a.yaml": b"\xff"}),
        archive({f"{n}.yaml": "" for n in range(1001)}),
        archive({"01-a.yaml": b" " * (LARGEST + 1)}),
    ],
)
def test_an_archive_that_is_none_or_is_a_bomb_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(Faulty) as refused:
        unpacked(content)

    assert len(refused.value.faults) == 1


def test_a_cut_off_archive_is_refused_wherever_it_was_cut(at: Desk) -> None:
    whole = packed(opened(), files_of(seen_again()))

    for length in range(0, len(whole), max(1, len(whole) // 60)):
        with pytest.raises(Faulty):
            unpacked(whole[:length])
