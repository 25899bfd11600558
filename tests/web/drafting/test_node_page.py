"""One node in the editor: saved as you go, nothing lost, two at once see both versions."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from obhut.concepts.actions.drafting import change_node, delete_node, undo
from obhut.concepts.models import Edition, NodeChange, NodeOfEdition, Unsaved
from obhut.kernel.actor import Grant, Role
from tests.concepts.drafting.lummerland import (
    OTHER_EDITOR,
    TUESDAY,
    derived,
    isle_in_force,
    opened,
)
from tests.web.accounts.people import BAVARIA, FEDERATION, keeper
from tests.web.keeping.forms import Fields, filled

AS_JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def draft(lummerland: None) -> Edition:
    isle_in_force()
    return Edition.objects.get(pk=opened().id)


@pytest.fixture
def ada() -> Client:
    return keeper("Ada", FEDERATION)[1]


@pytest.fixture
def bela() -> Client:
    return keeper("Bela", FEDERATION)[1]


def row(key: str) -> NodeOfEdition:
    return NodeOfEdition.objects.get(edition__state="draft", key=key)


def address(key: str) -> str:
    return f"/entwuerfe/federal/bausteine/{row(key).node}/"


def form(client: Client, key: str, **changed: Any) -> Fields:
    """The form of a node as a browser has it; two underscores are dots."""
    fields = filled(client.get(address(key)))
    for name, value in changed.items():
        fields[name.replace("__", ".")] = value if isinstance(value, list) else [value]
    return fields


def faults(answer: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = answer.json()["faults"]
    return found


def test_what_nobody_touched_is_saved_as_nothing(ada: Client) -> None:
    before = {each.key: each.content for each in NodeOfEdition.objects.all()}

    for key in ("tell", "youth-office", "telling", "danger", "at-once", "lummerland"):
        assert ada.post(address(key), form(ada, key)).status_code == 302

    assert NodeChange.objects.count() == 0
    assert {each.key: each.content for each in NodeOfEdition.objects.all()} == before


def test_a_changed_fact_is_saved_and_said(ada: Client) -> None:
    answer = ada.post(
        address("youth-office"),
        form(ada, "youth-office", facts__around_the_clock="yes"),
        follow=True,
    )

    assert answer.redirect_chain == [(address("youth-office"), 302)]
    assert "Gespeichert." in answer.text
    assert row("youth-office").content["facts"]["around_the_clock"] is True
    assert NodeChange.objects.count() == 1


def test_the_script_is_told_the_revision_and_the_findings_that_follow(ada: Client) -> None:
    sent = form(ada, "tell", facts__terms__0="")

    answer = ada.post(address("tell"), sent, headers=AS_JSON)

    said = answer.json()
    assert (said["state"], said["revision"], said["faults"]) == ("saved", row("tell").revision, {})
    assert "sagt nicht, bis wann" in said["findings"]
    assert "terms" not in row("tell").content["facts"]


def test_what_does_not_fit_is_told_at_its_input_and_waits_while_the_rest_is_saved(
    ada: Client,
) -> None:
    sent = form(ada, "tell", title__de="Sagen", facts__bearer="Mondamt", as_of="31.2.2026")

    answer = ada.post(address("tell"), sent)

    assert answer.status_code == 422
    assert row("tell").content["title"]["de"] == "Sagen"
    assert "Nichts heißt „Mondamt“." in answer.text
    kept = filled(answer)
    assert (kept["facts.bearer"], kept["as_of"]) == (["Mondamt"], ["31.2.2026"])
    assert set(Unsaved.objects.get().given) == {"facts.bearer", "as_of"}


def test_what_waits_is_there_again_with_what_is_wrong_and_can_be_mended(ada: Client) -> None:
    ada.post(address("tell"), form(ada, "tell", facts__bearer="Mondamt"))

    again = ada.get(address("tell"))
    assert "Nichts heißt „Mondamt“." in again.text
    sent = filled(again)
    assert sent["facts.bearer"] == ["Mondamt"]

    assert ada.post(address("tell"), sent | {"facts.bearer": ["advice"]}).status_code == 302
    assert row("tell").content["facts"]["bearer"] == "advice"
    assert Unsaved.objects.count() == 0


def test_nobody_else_sees_what_waits_and_it_can_be_discarded(ada: Client, bela: Client) -> None:
    ada.post(address("tell"), form(ada, "tell", facts__bearer="Mondamt"))

    assert "Mondamt" not in bela.get(address("tell")).text
    ada.post(address("tell"), {"do": "discard"})
    assert "Mondamt" not in ada.get(address("tell")).text
    assert Unsaved.objects.count() == 0


def test_typed_back_to_what_stands_there_nothing_waits_any_more(ada: Client) -> None:
    before = form(ada, "tell")
    ada.post(address("tell"), before | {"facts.bearer": ["Mondamt"]})

    ada.post(address("tell"), before)

    assert (Unsaved.objects.count(), NodeChange.objects.count()) == (0, 0)


def test_another_way_of_counting_brings_its_own_inputs(ada: Client) -> None:
    sent = form(ada, "at-once", facts__counting__by="counted") | {"reshape": ["facts.counting"]}

    answer = ada.post(address("at-once"), sent, headers=AS_JSON)

    assert set(faults(answer)) == {"facts.counting.length", "facts.counting.unit"}
    assert 'name="facts.counting.length"' in answer.json()["fields"]["facts.counting"]
    assert row("at-once").content["facts"]["counting"]["by"] == "without_number"


def test_rows_are_put_in_another_order_without_script(ada: Client) -> None:
    ada.post(address("tell"), form(ada, "tell", facts__calls__0="advice"))
    ada.post(address("tell"), form(ada, "tell", facts__calls__1="night-watch"))
    assert row("tell").content["facts"]["calls"] == ["advice", "night-watch"]

    answer = ada.post(address("tell"), form(ada, "tell") | {"do": ["up facts.calls.1"]})

    assert answer.status_code == 200
    assert row("tell").content["facts"]["calls"] == ["night-watch", "advice"]


def test_a_new_row_is_there_to_be_filled_in_and_saves_nothing_before(ada: Client) -> None:
    answer = ada.post(address("telling"), form(ada, "telling") | {"do": ["add facts.duties"]})

    assert answer.status_code == 200
    sent = filled(answer)
    assert sent["facts.duties.rows"] == ["1"]
    assert NodeChange.objects.count() == 0


def changed_by_somebody(key: str, **content: Any) -> None:
    """Somebody else saves this node."""
    there = row(key)
    change_node(
        there.edition_id, there.node, content, seen=there.revision, by=OTHER_EDITOR,
        at=TUESDAY + timedelta(hours=1),
    )  # fmt: skip


def test_other_fields_of_two_are_both_kept_and_it_is_said(ada: Client) -> None:
    sent = form(ada, "tell", title__de="Sagen")
    changed_by_somebody("tell", force="information")

    answer = ada.post(address("tell"), sent, follow=True)

    assert "Inzwischen hat jemand anderes geändert: Verbindlichkeit. Das bleibt so." in answer.text
    said = row("tell").content
    assert (said["title"]["de"], said["force"]) == ("Sagen", "information")


def both(client: Client) -> Any:
    """I change the title, and so did somebody while I typed."""
    sent = form(client, "tell", title__de="Meins", freedom="optional")
    changed_by_somebody("tell", title={"de": "Ihres", "en": "Theirs"})
    return client.post(address("tell"), sent)


def test_the_second_of_two_sees_both_versions_and_nothing_is_saved_before_a_choice(
    ada: Client,
) -> None:
    answer = both(ada)

    assert answer.status_code == 409
    for said in ("Beide Versionen", "de: Meins", "de: Ihres", "de: tell"):
        assert said in answer.text
    assert row("tell").content["title"]["de"] == "Ihres"
    assert row("tell").content["freedom"] == "adaptable"
    assert "choose-title" not in filled_first(answer)


def filled_first(page: Any) -> Fields:
    """What the form of the choice sends; the other one only leaves everything as it is."""

    class Choice:
        text = page.text.partition("</form>")[0]

    return filled(Choice)


@pytest.mark.parametrize(("choice", "becomes"), [("mine", "Meins"), ("theirs", "Ihres")])
def test_what_was_chosen_is_saved_and_so_is_what_only_one_had_changed(
    ada: Client, choice: str, becomes: str
) -> None:
    sent = filled_first(both(ada))

    answer = ada.post(address("tell"), sent | {"choose-title": [choice]})

    assert answer.status_code == 302
    said = row("tell").content
    assert (said["title"]["de"], said["freedom"]) == (becomes, "optional")
    assert Unsaved.objects.count() == 0


def test_without_a_choice_or_where_a_third_was_faster_both_are_shown_again(ada: Client) -> None:
    sent = filled_first(both(ada))

    nothing_chosen = ada.post(address("tell"), sent)
    changed_by_somebody("tell", title={"de": "Drittes", "en": "Third"})
    too_late = ada.post(address("tell"), sent | {"choose-title": ["mine"]})

    assert (nothing_chosen.status_code, too_late.status_code) == (422, 422)
    assert "de: Drittes" in too_late.text
    assert row("tell").content["title"]["de"] == "Drittes"


def test_whoever_comes_back_to_two_versions_sees_them_again(ada: Client) -> None:
    both(ada)

    assert "Beide Versionen" in ada.get(address("tell")).text


def test_the_script_is_told_that_there_are_two_versions(ada: Client) -> None:
    sent = form(ada, "tell", title__de="Meins")
    changed_by_somebody("tell", title={"de": "Ihres", "en": "Theirs"})

    answer = ada.post(address("tell"), sent, headers=AS_JSON)

    assert (answer.status_code, answer.json()["state"]) == (409, "versions")


def test_what_a_node_that_was_deleted_meanwhile_was_to_say_is_not_lost(ada: Client) -> None:
    place, sent = address("rope"), form(ada, "rope", title__de="Tau")
    there = row("rope")
    delete_node(there.edition_id, there.node, by=OTHER_EDITOR, at=TUESDAY)

    answer = ada.post(place, sent)

    assert answer.status_code == 409
    assert "<p>Tau</p>" in answer.text
    again = ada.get(place)
    assert (again.status_code, "<p>Tau</p>" in again.text) == (410, True)


def test_what_was_typed_stands_in_the_form_again_once_the_node_is_back(ada: Client) -> None:
    place, sent = address("rope"), form(ada, "rope", title__de="Tau")
    there = row("rope")
    delete_node(there.edition_id, there.node, by=OTHER_EDITOR, at=TUESDAY)
    ada.post(place, sent)

    undo(NodeChange.objects.get(kind="deleted").pk, by=OTHER_EDITOR, at=TUESDAY)

    assert filled(ada.get(place))["title.de"] == ["Tau"]
    assert ada.post(place, filled(ada.get(place))).status_code == 302
    assert row("rope").content["title"]["de"] == "Tau"


def test_a_node_or_draft_that_is_not_there_is_not_found(ada: Client) -> None:
    assert ada.get(f"/entwuerfe/federal/bausteine/{uuid4()}/").status_code == 404
    assert ada.get(f"/entwuerfe/moon/bausteine/{row('tell').node}/").status_code == 404


def test_another_land_does_not_know_of_the_draft(draft: Edition) -> None:
    cem = keeper("Cem", BAVARIA)[1]

    assert cem.get(address("tell")).status_code == 404
    assert cem.post(address("tell"), {"asked": "force", "force": "law"}).status_code == 404
    assert row("tell").content["force"] == "recommended"


def test_whoever_only_reads_sees_the_node_in_words_and_saves_nothing() -> None:
    cem = keeper("Cem", Grant(Role.READER, "federation", "DE"))[1]

    page = cem.get(address("tell"))

    assert "Sie dürfen diesen Text lesen." in page.text
    assert 'name="title.de"' not in page.text
    assert cem.post(address("tell"), {"asked": "force", "force": "law"}).status_code == 403
    refused = cem.post(address("tell"), {}, headers=AS_JSON)
    assert (refused.status_code, refused.json()["state"]) == (403, "refused")
    assert row("tell").content["force"] == "recommended"


@pytest.mark.parametrize(
    "nonsense",
    [
        {"asked": ["facts"]},
        {"asked": ["facts.when", "facts.answers"], "facts.when.rows": ["9" * 40]},
        {"asked": ["facts.when"], "facts.when.rows": ["-1"], "revision": ["one"]},
        {"asked": ["title"], "title.de": ["x" * 5000], "title.en": ["\x00"]},
        {"asked": ["facts.bearer"], "facts.bearer": ["'; drop table"]},
        {"asked": ["review"], "review.state": ["compared"], "review.on": ["never"]},
        {"asked": ["facts.number"], "facts.number": []},
        {"do": ["up " + "a." * 400]},
        {"decides": ["yes"], "revision": ["0"]},
        {"asked": ["facts.phase"], "facts.phase": ["<script>"]},
    ],
)
def test_nonsense_gets_a_clear_answer_and_writes_nothing(ada: Client, nonsense: Fields) -> None:
    before = row("tell").content

    for headers in ({}, AS_JSON):
        answer = ada.post(address("tell"), nonsense, headers=headers)
        assert answer.status_code in (200, 302, 409, 422), answer.status_code

    assert row("tell").content == before


def test_prose_is_shown_as_it_will_be_read_and_no_script_gets_through(ada: Client) -> None:
    prose = "# Titel\n\n**Fett** <script>alert(1)</script> [hier](javascript:alert(1))"
    sent = form(ada, "lummerland", text__de=prose, text__en="Plain")

    answer = ada.post(address("lummerland"), sent, headers=AS_JSON)

    assert "<h3>Titel</h3>" in answer.json()["preview"]
    assert "<strong>Fett</strong>" in answer.json()["preview"]
    assert "<script" not in answer.json()["preview"]
    assert "javascript:" not in answer.json()["preview"].replace("(javascript:alert(1))", "")


def test_the_node_is_known_by_its_lasting_id(ada: Client) -> None:
    assert UUID(address("tell").split("/")[-2]) == row("tell").node


def test_what_the_template_fixed_is_read_and_changed_nowhere() -> None:
    land = derived()
    by = keeper("Bela", BAVARIA)[1]
    fixed = NodeOfEdition.objects.get(edition=land.id, key="beacon")
    place = f"/entwuerfe/by/bausteine/{fixed.node}/"

    assert "Die Vorlage hat diesen Baustein festgelegt." in by.get(place).text
    assert by.post(place, {"asked": "title", "title.de": "Anders"}).status_code == 403
    assert NodeOfEdition.objects.get(pk=fixed.pk).content == fixed.content


def test_findings_call_nodes_and_places_as_people_do(ada: Client) -> None:
    beside = (
        ada.get(address("youth-office")).text.partition("data-findings")[2].partition("</aside>")[0]
    )

    assert "„youth-office“" in beside  # in Lummerland titles are keys
    assert not any(key in beside for key in ("01001", "01002", "DE-SH"))
    assert "Flensburg" in beside
