"""Pages of rehearsals: the form, the course, the net; what is wrong is said, drafts stay hidden."""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from obhut.concepts.actions.drafting import open_draft
from obhut.concepts.jobs import cast_nets
from obhut.concepts.models import CastNet
from obhut.concepts.queries.editions import EditionSeen, present_editions
from obhut.kernel.actor import INSTALLATION, Grant, Role
from tests.addresses import State, in_english
from tests.web.accounts.people import BAVARIA, FEDERATION, keeper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
ROOT = Path(__file__).parents[3]
VALIDATE = ROOT / "node_modules" / ".bin" / "html-validate"
NUREMBERG = "land=DE-BY&place=09564&profession=as-teacher&at=2026-11-27T23:30"
CASE = f"{NUREMBERG}&danger=now&pace=last_day&silent-youth-office-on-call=all"
READER_ELSEWHERE = Grant(Role.READER, "land", "DE-SN")


def federal() -> EditionSeen:
    return next(each for each in present_editions() if each.concept == "federal")


def at(rest: str = "", number: int | None = None) -> str:
    return f"/fassungen/federal/{number or federal().number}/probelauf/{rest}"


@pytest.fixture
def ada() -> Client:
    return keeper("Ada", FEDERATION)[1]


@pytest.fixture
def net(ada: Client) -> CastNet:
    ada.post(at("netze/"), {"land": "DE-BY", "count": "60", "seed": "7", "year": "2026"})
    cast_nets(now=timezone.now())
    return CastNet.objects.get()


def test_a_case_is_made_up_and_played_step_by_step(ada: Client) -> None:
    answer = ada.get(at(f"?{CASE}"))

    assert answer.status_code == 200
    page = answer.context["page"]
    assert (page.where, page.when) == ("Nürnberg, Bayern", "Freitag, 27. November 2026, 23:30")
    assert page.parts[0].title.startswith("1. ")
    said = [line.says for part in page.parts for line in part.lines]
    assert "Anruf: Notruf 110." in said
    assert "Nichts hier handelt von einem wirklichen Kind." in answer.text


def test_a_drawn_case_is_the_same_whenever_it_is_opened_and_can_be_changed(ada: Client) -> None:
    drawn = ada.get(at("?land=DE-BY&seed=7&year=2026&number=4711"))

    again = ada.get(at("?land=DE-BY&seed=7&year=2026&number=4711"))
    own = ada.get(at(f"?{drawn.context['page'].draws}"))

    assert drawn.context["page"] == again.context["page"]
    assert own.context["page"].parts == drawn.context["page"].parts
    assert (drawn.context["page"].number, own.context["page"].number) == (4711, None)


def test_without_a_land_the_form_first_asks_for_it(ada: Client) -> None:
    first, then = ada.get(at()), ada.get(at("?land=DE-HH"))

    assert (first.context["choices"], len(first.context["first"])) == ((), 1)
    assert [len(each.options) for each in then.context["choices"] if each.name == "place"] == [7]


@pytest.mark.parametrize(
    "wrong",
    [
        "?profession=as-teacher",
        "?land=XX&place=09564&profession=as-teacher",
        "?land=DE-BY&place=05315&profession=as-teacher",
        f"?{NUREMBERG.replace('as-teacher', 'wizard')}",
        f"?{NUREMBERG}&danger=perhaps",
        f"?{NUREMBERG}&pace=slow",
        f"?{NUREMBERG}&silent-wizard=all",
        f"?{NUREMBERG}&silent-helpline=sometimes",
        "?land=DE-BY&place=09564&profession=as-teacher&at=yesterday",
        "?land=DE-BY&seed=x&number=1",
        "?land=DE-BY&seed=1&number=99999999999999999999",
        "?land=DE-BY&seed=1&number=-1",
        "?land=DE-BY&seed=1&number=1&year=1066",
        "?land=&seed=1&number=1",
    ],
)
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_does_not_fit_is_said_with_the_form_below_it(
    ada: Client, wrong: str, language: str
) -> None:
    address = at(wrong) if language == "de" else in_english(State(at(wrong)))

    answer = ada.get(address)

    assert answer.status_code == 422
    assert answer.context["page"] is None
    assert len(answer.context["reasons"]) >= 1


def test_a_net_waits_says_so_and_is_then_a_table_one_can_click_into(ada: Client) -> None:
    asked = ada.post(at("netze/"), {"land": "DE-BY", "count": "60", "seed": "7", "year": "2026"})
    waiting = ada.get(asked["Location"])
    cast_nets(now=timezone.now())
    done = ada.get(asked["Location"])

    assert (asked.status_code, waiting.context["page"].rows) == (302, ())
    assert "Dieses Netz wartet noch" in waiting.text
    row = done.context["page"].rows[0]
    opened = ada.get(at(f"?land=DE-BY&seed=7&year=2026&number={row.numbers[0]}"))
    assert f"{row.step}: {row.why}" in opened.context["page"].dead_ends


def test_two_nets_of_the_same_cases_are_laid_side_by_side(ada: Client, net: CastNet) -> None:
    ada.post(at("netze/"), {"land": "DE-BY", "count": "60", "seed": "7", "year": "2026"})
    cast_nets(now=timezone.now())
    newer = CastNet.objects.exclude(pk=net.pk).get()

    alone = ada.get(at(f"netze/{newer.pk}/"))
    both = ada.get(at(f"netze/{newer.pk}/?against={net.pk}"))
    strange = ada.get(at(f"netze/{newer.pk}/?against=x"))

    assert [line.net.id for line in alone.context["page"].others] == [net.pk]
    assert [row.before == row.cases for row in both.context["page"].rows] == [True] * len(
        alone.context["page"].rows
    )
    assert strange.context["page"].against is None


@pytest.mark.parametrize(
    "wrong", [{"land": "XX"}, {"count": "0"}, {"count": "many"}, {"seed": "-1"}, {"year": "1066"}]
)
def test_a_net_that_does_not_fit_is_not_kept(ada: Client, wrong: dict[str, str]) -> None:
    right = {"land": "DE-BY", "count": "60", "seed": "7", "year": "2026"}

    answer = ada.post(at("netze/"), right | wrong)

    assert answer.status_code == 422
    assert not CastNet.objects.exists()


def test_who_has_three_nets_waiting_is_told_beside_the_form(ada: Client) -> None:
    for seed in ("1", "2", "3", "4"):
        said = {"land": "DE-BY", "count": "60", "seed": seed, "year": "2026"}
        answer = ada.post(at("netze/"), said)

    assert (answer.status_code, CastNet.objects.count()) == (422, 3)
    assert "3 Ihrer Netze warten noch" in answer.text


def test_drafts_are_hidden_from_whoever_may_not_read_them(ada: Client) -> None:
    draft = open_draft("federal", by=INSTALLATION, at=timezone.now())
    bela = keeper("Bela", BAVARIA)[1]

    seen = {
        who: {browser.get(at(rest, draft.number)).status_code for rest in ("", "netze/")}
        for who, browser in (("ada", ada), ("bela", bela), ("cem", Client()))
    }

    assert seen == {"ada": {200}, "bela": {404}, "cem": {302}}


def test_a_net_belongs_to_its_edition(ada: Client, net: CastNet) -> None:
    draft = open_draft("federal", by=INSTALLATION, at=timezone.now())

    assert ada.get(at(f"netze/{net.pk}/", draft.number)).status_code == 404
    assert ada.get(at("netze/00000000-0000-0000-0000-000000000001/")).status_code == 404


def test_who_reads_may_look_and_not_cast() -> None:
    cem = keeper("Cem", READER_ELSEWHERE)[1]

    asked = cem.post(at("netze/"), {"land": "DE-BY", "count": "60", "seed": "7", "year": "2026"})

    assert cem.get(at(f"?{CASE}")).status_code == 200
    assert "<form" not in cem.get(at("netze/")).text.partition("<main")[2]
    assert (asked.status_code, CastNet.objects.exists()) == (403, False)


@pytest.mark.skipif(not (VALIDATE.exists() and shutil.which("node")), reason="npm was not run")
def test_every_page_is_valid_html_in_both_languages(
    ada: Client, net: CastNet, tmp_path: Path
) -> None:
    states = (at(), at("?land=DE-BY"), at(f"?{CASE}"), at("?profession=x"), at("netze/"))
    for number, address in enumerate((*states, at(f"netze/{net.pk}/"))):
        for language, there in (("de", address), ("en", in_english(State(address)))):
            (tmp_path / f"{number}-{language}.html").write_text(ada.get(there).text, "utf-8")

    said = subprocess.run(
        [VALIDATE, "--preset=standard,a11y", "--formatter=text", str(tmp_path / "*.html")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert said.stdout + said.stderr == ""
