"""Pages on which a desk is left, given and taken over, tried by Ada, Bela and Cem."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from obhut.accounts.actions.hand_over_letters import OF_DESK, OF_HAND_OVER
from obhut.accounts.models import HandOver, Holding, Person
from obhut.directory.actions.tasks import open_task
from obhut.directory.enums import TaskKind
from obhut.kernel.actor import Grant, Role
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.routing.places import read_area
from obhut.letters.models import Letter
from obhut.web.keeping.words import TASKS
from tests.accounts.handing_over import OFFICE, desk, held, holding
from tests.lummerland import put_lummerland_in_force
from tests.web.accounts.people import BAVARIA, keeper, somebody

READER = Grant(Role.READER, "kreis", "09564")
HOLDERS, LIST, SEVERAL = (
    "/pflege/stellen/office/uebergabe/",
    "/pflege/uebergaben/",
    "/pflege/uebergaben/mehrere/",
)


@pytest.fixture(autouse=True)
def lummerland(db: None) -> None:
    put_lummerland_in_force()


def in_days(days: int) -> str:
    return str(day_of(timezone.now()) + timedelta(days=days))


def text_of(answer: Any) -> str:
    """What a person reads, on one line."""
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def begun(leaver: Person, client: Client, comes: Person | None = None) -> HandOver:
    told = {"holding": holding(leaver).pk, "last_on": in_days(30)}
    answer = client.post(HOLDERS, told | ({"next": str(comes.pk)} if comes else {}))
    assert answer.status_code == 302
    return HandOver.objects.latest("started_at")


def reads_everything(client: Client, page: str) -> int:
    """Open each item and say so; how many there were."""
    items = re.findall(rf'href="({page}lesen/[^"]+)"', client.get(page).content.decode())
    for item in items:
        mark = re.findall(r'name="mark" value="([^"]+)"', client.get(item).content.decode())
        assert client.post(item, {"mark": mark[0]}).status_code == 302
    return len(items)


def test_ada_leaves_bela_reads_and_confirms() -> None:
    ada, adas = keeper("Ada", OFFICE)
    bela, belas = keeper("Bela", READER)
    _coordination, coordinates = keeper("Koordination", BAVARIA)
    open_task(
        TaskKind.WRONG_ENTRY, area=read_area("kreis:09564"), about="office", at=timezone.now()
    )

    hand_over = begun(ada, adas)
    page = f"{LIST}{hand_over.pk}/"
    named = coordinates.post(f"{page}wer-kommt/", {"next": str(bela.pk)})
    waits = text_of(belas.get(LIST))
    early = belas.post(f"{page}uebernehmen/")
    count = reads_everything(belas, page)
    ready = text_of(belas.get(page))
    confirmed = belas.post(f"{page}uebernehmen/", follow=True)

    assert (named.status_code, early.status_code, count) == (302, 403, 2)
    assert "Wartet auf Sie" in waits
    assert "Sie haben alles gelesen." in ready
    assert "Sie haben die Stelle übernommen." in text_of(confirmed)
    taken = Holding.objects.get(person=bela, desk="office")
    assert str(taken.from_on) == in_days(31)
    assert Letter.objects.filter(to="bela@example.org", kind="hand_over").count() == 1


def test_whoever_holds_the_desk_is_not_offered_as_who_comes() -> None:
    ada, _adas = keeper("Ada", OFFICE)
    bela = somebody("Bela", READER)
    _coordination, coordinates = keeper("Koordination", BAVARIA)

    start = coordinates.get(HOLDERS).text.partition("Wer kommt")[2].partition("</form>")[0]
    hand_over = begun(ada, coordinates)
    named = coordinates.get(f"{LIST}{hand_over.pk}/").text

    for offered in (start, named):
        assert (f'value="{ada.pk}"' in offered, f'value="{bela.pk}"' in offered) == (False, True)


def test_what_changed_while_it_was_read_is_read_again() -> None:
    ada, _adas = keeper("Ada", OFFICE)
    bela, belas = keeper("Bela", READER)
    _coordination, coordinates = keeper("Koordination", BAVARIA)
    hand_over = begun(ada, coordinates, bela)
    page = f"{LIST}{hand_over.pk}/"
    reads_everything(belas, page)

    open_task(
        TaskKind.WRONG_ENTRY, area=read_area("kreis:09564"), about="office", at=timezone.now()
    )

    assert belas.post(f"{page}uebernehmen/").status_code == 403
    old = belas.post(f"{page}lesen/tasks/", {"mark": "another"}, follow=True)
    assert "Das hat sich inzwischen geändert." in text_of(old)
    assert "1 Punkt ist noch zu lesen." in text_of(belas.get(page))


def test_cem_learns_of_nothing() -> None:
    ada, adas = keeper("Ada", OFFICE)
    _cem, cems = keeper("Cem", desk("watch"))
    hand_over = begun(ada, adas)
    page = f"{LIST}{hand_over.pk}/"

    statuses = [
        cems.get(address).status_code for address in (page, f"{page}lesen/edition/", HOLDERS)
    ]
    statuses += [cems.post(f"{page}{deed}/").status_code for deed in ("uebernehmen", "absagen")]
    refused = [cems.get(SEVERAL).status_code, cems.post(f"{page}wer-kommt/").status_code]
    refused.append(cems.post(f"{HOLDERS}vergeben/").status_code)

    assert (statuses, refused) == ([404] * 5, [403] * 3)
    assert "Zurzeit wird nichts übergeben." in text_of(cems.get(LIST))
    assert Client().get(page).status_code == 302


def test_who_holds_a_desk_leaves_but_gives_it_to_nobody() -> None:
    _ada, adas = keeper("Ada", OFFICE)
    bela = somebody("Bela", OFFICE)

    page = adas.get(HOLDERS)
    tried = adas.post(HOLDERS, {"holding": holding(bela).pk, "last_on": in_days(3)})

    said = text_of(page)
    assert ("Jemand geht" in said, "Die Stelle vergeben" in said, "Wer kommt" in said) == (
        True,
        False,
        False,
    )
    assert (tried.status_code, HandOver.objects.count()) == (422, 0)


def test_a_keeper_gives_an_empty_desk_to_a_holder_and_a_deputy() -> None:
    _coordination, coordinates = keeper("Koordination", BAVARIA)
    ada, bela = somebody("Ada", READER), somebody("Bela", READER)

    coordinates.post(f"{HOLDERS}vergeben/", {"person": str(ada.pk), "seat": "holder"})
    coordinates.post(f"{HOLDERS}vergeben/", {"person": str(bela.pk), "seat": "deputy"})
    nonsense = coordinates.post(f"{HOLDERS}vergeben/", {"person": "x", "seat": "king"})

    said = text_of(coordinates.get(HOLDERS))
    assert ("Ada , Inhaberin oder Inhaber" in said, "Bela , Vertretung" in said) == (True, True)
    assert (held(), nonsense.status_code) == (1, 422)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"last_on": "gestern"}, "gültiges Datum"),
        ({"last_on": "2020-01-01"}, "Der letzte Tag liegt zwischen"),
        ({"last_on": ""}, "erforderlich"),
        ({"holding": "12345678901234567890"}, "gültige Auswahl"),
        ({"next": "nobody"}, "gültige Auswahl"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_begins(wrong: dict[str, str], said: str) -> None:
    ada, _bela = somebody("Ada", OFFICE), somebody("Bela", READER)
    _coordination, coordinates = keeper("Koordination", BAVARIA)
    told = {"holding": str(holding(ada).pk), "last_on": in_days(3), "next": ""}

    answer = coordinates.post(HOLDERS, told | wrong)

    assert (answer.status_code, HandOver.objects.count()) == (422, 0)
    assert said in text_of(answer)


def test_a_team_hands_over_by_ticking_and_by_a_list() -> None:
    _coordination, coordinates = keeper("Koordination", BAVARIA)
    ada, bela = somebody("Ada", OFFICE, desk("left-bank")), somebody("Bela", READER)
    somebody("Cem", desk("right-bank"))
    ticked = [holding(ada, key).pk for key in ("office", "left-bank")]

    told = {"holding": ticked, "last_on": in_days(9), "next": str(bela.pk)}
    by_ticking = coordinates.post(SEVERAL, told, follow=True)
    by_list = coordinates.post(
        SEVERAL, {"rows": f"right-bank; CEM@example.org; ; {in_days(9)}"}, follow=True
    )

    assert "2 Übergaben haben begonnen." in text_of(by_ticking)
    assert "1 Übergabe hat begonnen." in text_of(by_list)
    assert HandOver.objects.filter(next=bela).count() == 2


def test_a_list_with_faults_begins_nothing_and_names_every_line() -> None:
    _coordination, coordinates = keeper("Koordination", BAVARIA)
    somebody("Ada", OFFICE)
    rows = [
        f"office; ada@example.org; ; {in_days(9)}",
        "office; bela@example.org; ; 31.12.2099",
        "office",
        f"office; ada@example.org; nobody@example.org; {in_days(9)}",
        "office; ada@example.org; ; morgen",
    ]

    answer = coordinates.post(SEVERAL, {"rows": "\n".join(rows)})
    nothing = coordinates.post(SEVERAL, {"rows": ""})
    twice = coordinates.post(SEVERAL, {"rows": "\n".join([rows[0], rows[0]])})

    said = text_of(answer)
    assert [f"Zeile {number}:" in said for number in range(1, 6)] == [False, *[True] * 4]
    assert (answer.status_code, nothing.status_code, twice.status_code) == (422, 422, 422)
    assert "Bitte mindestens eine Stelle auswählen." in text_of(nothing)
    assert "Für diese Stelle läuft schon eine Übergabe dieser Person." in text_of(twice)
    assert HandOver.objects.count() == 0


def test_english_pages_are_english() -> None:
    ada, adas = keeper("Ada", OFFICE)
    hand_over = begun(ada, adas)
    adas.get(LIST)

    with translation.override("en"):
        addresses = [
            reverse("keeping:list_hand_overs"),
            reverse("keeping:show_holders", args=["office"]),
            reverse("keeping:show_hand_over", args=[hand_over.pk]),
            reverse("keeping:read_item", args=[hand_over.pk, "edition"]),
        ]
    pages = [adas.get(address) for address in addresses]

    assert [page.status_code for page in pages] == [200] * 4
    said = " ".join(map(text_of, pages))
    assert ("Hand-over" in said, "Übergabe" in said, "Stelle" in said) == (True, False, False)


def test_every_kind_of_task_has_words() -> None:
    assert set(TASKS) == set(TaskKind)


def test_letters_lead_to_the_pages() -> None:
    with translation.override("de"):
        of_desk = reverse("keeping:show_holders", args=["office"])
        of_hand_over = reverse(
            "keeping:show_hand_over", args=["0" * 8 + "-0000-4000-8000-" + "0" * 12]
        )

    assert OF_DESK.format(desk="office") == of_desk
    assert OF_HAND_OVER.format(id="0" * 8 + "-0000-4000-8000-" + "0" * 12) == of_hand_over


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_and_with_three(
    count: int, django_assert_num_queries: Any
) -> None:
    keys = ["office", "left-bank", "right-bank"][:count]
    ada, _adas = keeper("Ada", *(desk(key) for key in keys))
    _coordination, coordinates = keeper("Koordination", BAVARIA)
    for key in keys:
        told = {"holding": holding(ada, key).pk, "last_on": in_days(30)}
        assert coordinates.post(f"/pflege/stellen/{key}/uebergabe/", told).status_code == 302
    coordinates.get(LIST)

    with django_assert_num_queries(7):
        answer = coordinates.get(LIST)

    assert text_of(answer).count("wartet auf die Zusage") == count
