"""What those who work on a text say to each other."""

from uuid import uuid4

import pytest

from obhut.audit.models import AuditEvent
from obhut.concepts.actions.remarks import settle_remark, write_remark
from obhut.concepts.errors import NoSuchEdition
from obhut.concepts.queries.drafts import open_remarks, remarks_on
from obhut.concepts.queries.texts import concept_worked_on
from obhut.kernel.refusals import Faulty, SomebodyWasFaster
from tests.cast import CEM
from tests.concepts.drafting.lummerland import (
    EDITOR,
    OTHER_EDITOR,
    READER,
    TUESDAY,
    files_of,
    id_of,
    isle_in_force,
    opened,
    seen_again,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("isle")]


@pytest.fixture
def isle(nothing_loaded: None) -> None:
    isle_in_force()


def remark(text: str, answers: int | None = None) -> int:
    return write_remark("federal", id_of("lamp"), text, answers=answers, by=EDITOR, at=TUESDAY)


def test_a_remark_is_answered_and_settled_and_is_no_part_of_the_text() -> None:
    before = files_of(opened())
    first = remark("  Leuchtet das nachts?\r\n")
    answer = write_remark(
        "federal", id_of("lamp"), "Ja.", answers=first, by=OTHER_EDITOR, at=TUESDAY
    )
    remark("Danke.", answers=answer)
    waiting = dict(open_remarks(concept_worked_on(EDITOR, "federal")))

    settle_remark("federal", answer, by=OTHER_EDITOR, at=TUESDAY)

    (seen,) = remarks_on(concept_worked_on(EDITOR, "federal"), id_of("lamp"))
    assert [seen.text, *(each.text for each in seen.answers)] == [
        "Leuchtet das nachts?",
        "Ja.",
        "Danke.",
    ]
    assert waiting == {id_of("lamp"): 1}
    assert open_remarks(concept_worked_on(EDITOR, "federal")) == {}
    assert files_of(seen_again()) == before
    assert AuditEvent.objects.filter(kind="remark written").count() == 3


def test_what_is_open_comes_before_what_is_settled() -> None:
    first, second = remark("Eins"), remark("Zwei")
    settle_remark("federal", second, by=EDITOR, at=TUESDAY)
    settle_remark("federal", second, by=EDITOR, at=TUESDAY)

    assert [each.id for each in remarks_on(concept_worked_on(READER, "federal"))] == [first, second]
    assert AuditEvent.objects.filter(kind="remark settled").count() == 1


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001, "a\0b"])
def test_a_remark_says_something_that_can_be_read(text: str) -> None:
    with pytest.raises(Faulty):
        remark(text)


def test_who_has_nothing_to_do_with_a_text_neither_remarks_nor_reads_remarks() -> None:
    first = remark("Eins")

    with pytest.raises(NoSuchEdition):
        write_remark("federal", id_of("lamp"), "Zwei", by=CEM, at=TUESDAY)
    with pytest.raises(NoSuchEdition):
        settle_remark("federal", first, by=CEM, at=TUESDAY)
    with pytest.raises(NoSuchEdition):
        concept_worked_on(CEM, "federal")


def test_there_is_nothing_to_remark_on_where_no_node_is() -> None:
    with pytest.raises(SomebodyWasFaster):
        write_remark("federal", uuid4(), "Eins", by=EDITOR, at=TUESDAY)
    with pytest.raises(NoSuchEdition):
        remark("Zwei", answers=999_999)
