"""Several at once on one merge, each with a connection of their own: one of them does it."""

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Any

import pytest

from obhut.audit.queries import check_record
from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.actions.merging import (
    Decision,
    accept_listed,
    apply_merge,
    decide_item,
    open_merge,
)
from obhut.concepts.actions.merging.deciding import mark_of
from obhut.concepts.models import Edition, Merge, MergeChoice
from obhut.kernel.concept.merging import Pick
from obhut.kernel.record import Whole
from obhut.kernel.refusals import SomebodyWasFaster
from tests.concepts.merging.behind import BAVARIA, behind, item
from tests.concepts.tailoring.three_floors import COORDINATION, TUESDAY, says
from tests.directory.test_two_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _behind(db: None) -> None:
    behind()


def refused(done: Sequence[Future[Any]]) -> list[type[BaseException]]:
    return [type(error) for each in done if (error := each.exception()) is not None]


def decided() -> None:
    merge = open_merge(BAVARIA, by=COORDINATION, at=TUESDAY)
    found = item("title.de")
    decision = Decision(item=found.name, pick=Pick.OWN, fingerprint=found.fingerprint, before=None)
    decide_item(BAVARIA, decision, by=COORDINATION, at=TUESDAY)
    accept_listed(BAVARIA, shown=mark_of(merge.merged.listed), by=COORDINATION, at=TUESDAY)


def test_four_who_open_a_merge_at_once_get_the_same() -> None:
    done = at_once(*[lambda: open_merge(BAVARIA, by=COORDINATION, at=TUESDAY)] * 4)

    assert len({each.result().id for each in done}) == 1
    assert Merge.objects.count() == 1


def test_of_two_who_decide_one_item_otherwise_the_second_is_told() -> None:
    open_merge(BAVARIA, by=COORDINATION, at=TUESDAY)
    found = item("title.de")

    done = at_once(
        *[
            lambda pick=pick: decide_item(
                BAVARIA,
                Decision(item=found.name, pick=pick, fingerprint=found.fingerprint, before=None),
                by=COORDINATION,
                at=TUESDAY,
            )
            for pick in (Pick.OWN, Pick.TEMPLATE)
        ]
    )

    assert refused(done) == [SomebodyWasFaster]
    assert MergeChoice.objects.count() == 1


def test_of_two_who_make_the_draft_at_once_one_does_and_the_record_stays_whole() -> None:
    decided()

    done = at_once(*[lambda: apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY)] * 2)

    assert refused(done) == [SomebodyWasFaster]
    assert Edition.objects.filter(concept__key=BAVARIA, state="draft").count() == 1
    assert isinstance(check_record(), Whole)


def test_what_is_written_into_the_draft_meanwhile_is_in_the_result_or_refused() -> None:
    draft = open_draft(BAVARIA, by=COORDINATION, at=TUESDAY)
    decided()

    done = at_once(
        lambda: apply_merge(BAVARIA, by=COORDINATION, at=TUESDAY),
        lambda: says(draft, "pier", "Mole"),
    )

    result = Edition.objects.get(concept__key=BAVARIA, state="draft")
    written = result.nodes.get(key="pier").content["title"]["de"] == "Mole"
    assert written == (refused(done) == [])
    assert merging_is_over()


def merging_is_over() -> bool:
    return not Merge.objects.filter(state="open").exists()
