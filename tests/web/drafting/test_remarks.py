"""Remarks on the pages of a draft: said, answered, settled, and seen by nobody else."""

import pytest

from obhut.concepts.models import Remark
from tests.concepts.drafting.lummerland import id_of
from tests.web.drafting.lummerland import TREE, Desk, desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def at(nothing_loaded: None) -> Desk:
    return desk()


def test_two_talk_about_a_node_until_it_is_settled(at: Desk) -> None:
    about = f"{TREE}anmerkungen/?node={id_of('lamp')}"
    at.ada.post(about, {"text": "<b>Nachts?</b>"})
    first = Remark.objects.get()
    at.bela.post(f"{TREE}anmerkungen/", {"text": "Ja.", "answers": first.pk})
    talk = at.ada.get(about).content.decode()
    at.bela.post(f"{TREE}anmerkungen/{first.pk}/erledigt/", {"back": id_of("lamp")})

    assert [talk.count(text) for text in ("&lt;b&gt;Nachts?&lt;/b&gt;</p>", "Ja.</p>")] == [1, 1]
    settled = at.ada.get(f"{TREE}anmerkungen/").content.decode()
    assert (settled.count("erledigt</p>"), settled.count(">Antworten<")) == (1, 0)


@pytest.mark.parametrize("text", ["", "x" * 4001])
def test_what_does_not_fit_is_said_and_kept_in_the_form(at: Desk, text: str) -> None:
    answer = at.ada.post(f"{TREE}anmerkungen/?node={id_of('lamp')}", {"text": text})

    assert answer.status_code == 422
    assert answer.content.decode().count(f">{text}</textarea>") == 1
    assert Remark.objects.count() == 0


def test_remarks_are_for_those_who_work_on_the_text(at: Desk) -> None:
    at.ada.post(f"{TREE}anmerkungen/?node={id_of('lamp')}", {"text": "Nachts?"})

    assert at.cem.get(f"{TREE}anmerkungen/").status_code == 404
    assert at.cem.post(f"{TREE}anmerkungen/", {"text": "Ja."}).status_code == 404
    number = Remark.objects.get().pk
    assert at.cem.post(f"{TREE}anmerkungen/{number}/erledigt/").status_code == 404
    assert at.ada.post(f"{TREE}anmerkungen/999999/erledigt/").status_code == 404
    assert Remark.objects.get().settled_at is None
