"""Every public page with its states. One list for all that is asked of every page.

German addresses by the name of the page; the English ones come from the product itself.
An address with another status than 200 is a page too: it must help as much as the others.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils import translation

from obhut.web.language import ENGLISH, GERMAN, address_in

NIGHT = "at=2026-11-27T23:30"
ASKER = f"profession=as-school-social-worker&{NIGHT}"
TEACHER = f"sender=as-teacher&recipient=youth-office&data_class=d2&{NIGHT}"


class State(NamedTuple):
    """An address at which a page is in this state."""

    address: str
    status: int = 200
    english: str = ""
    """Only where the product cannot translate it, because nothing is at that address."""


NO_LINK = "A" * 43

STATES: dict[str, tuple[State, ...]] = {
    "confirming:change": (State(f"/bestaetigen/{NO_LINK}/office/aendern/", 404),),
    "confirming:leave": (State(f"/bestaetigen/{NO_LINK}/office/nicht-mehr/", 404),),
    "confirming:show": (State(f"/bestaetigen/{NO_LINK}/", 404),),
    "confirming:thank": (
        State("/bestaetigen/danke/?said=still_right"),
        State("/bestaetigen/danke/?said=change"),
        State("/bestaetigen/danke/?said=x"),
    ),
    "diagrams:draw_diagram": (State("/fassungen/federal/999/schaubild.svg", 404),),
    "diagrams:show_diagram": (
        State("/fassungen/federal/1/schaubild/"),
        State("/fassungen/federal/999/schaubild/", 404),
        State("/fassungen/gibt-es-nicht/1/schaubild/", 404),
    ),
    "diagrams:write_bpmn": (State("/fassungen/federal/999/schaubild.bpmn", 404),),
    "directory:export": (
        State("/verzeichnis/export.xlsx?land=XX", 422),
        State("/verzeichnis/export.pdf", 404),
    ),
    "directory:search": (
        State("/verzeichnis/"),
        State("/verzeichnis/?land=DE-BY"),
        State("/verzeichnis/?land=DE-BY&page=1&q=youth&form=organ"),
        State("/verzeichnis/?q=jugentamt&minors=yes&page=1"),
        State("/verzeichnis/?q=passau&language=tr"),
        State("/verzeichnis/?land=XX&page=0", 422),
        State("/verzeichnis/?page=99", 404),
    ),
    "directory:show_entry": (
        State("/verzeichnis/be-hotline/"),
        State("/verzeichnis/de-berta/"),
        State("/verzeichnis/de-kok-online/"),
        State("/verzeichnis/gibt-es-nicht/", 404),
    ),
    "directory:say_it_is_wrong": (
        State("/verzeichnis/be-hotline/falsch/"),
        State("/verzeichnis/be-hotline/falsch/?said=phone"),
        State("/verzeichnis/gibt-es-nicht/falsch/", 404),
    ),
    "editions:compare": (
        State("/fassungen/federal/1/gegen/?with=x", 422),
        State("/fassungen/federal/1/gegen/?with=federal/99", 404),
    ),
    "editions:list_concepts": (
        State("/fassungen/"),
        State("/fassungen/?page=x", 422),
        State("/fassungen/?page=99", 404),
    ),
    "editions:show_chapter": (
        State("/fassungen/federal/1/kapitel/steps/"),
        State("/fassungen/federal/1/kapitel/norms/"),
        State("/fassungen/federal/1/kapitel/norms/?page=2"),
        State("/fassungen/federal/1/kapitel/sources/"),
        State("/fassungen/federal/1/kapitel/step-4/", 404),
    ),
    "editions:show_concept": (
        State("/fassungen/federal/"),
        State("/fassungen/gibt-es-nicht/", 404),
    ),
    "editions:show_deviations": (State("/fassungen/federal/1/abweichungen/", 404),),
    "editions:show_edition": (
        State("/fassungen/federal/1/"),
        State("/fassungen/federal/99/", 404),
    ),
    "editions:show_handbook": (
        State("/fassungen/federal/1/handbuch/"),
        State("/fassungen/federal/99/handbuch/", 404),
    ),
    "editions:show_handbook_chapter": (
        State("/fassungen/federal/1/handbuch/steps/"),
        State("/fassungen/federal/1/handbuch/terms/"),
        State("/fassungen/federal/1/handbuch/shares/"),
        State("/fassungen/federal/1/handbuch/signs/"),
        State("/fassungen/federal/1/handbuch/norms/?page=2"),
        State("/fassungen/federal/1/handbuch/land/", 404),
    ),
    "editions:show_node": (
        State("/fassungen/federal/1/baustein/step-4/"),
        State("/fassungen/federal/1/baustein/kkg-4/"),
        State("/fassungen/federal/1/baustein/gibt-es-nicht/", 404),
    ),
    "editions:show_redline": (
        State("/fassungen/federal/1/gegen/federal/1/"),
        State("/fassungen/federal/1/gegen/federal/99/", 404),
    ),
    "editions:take_card": (State("/fassungen/federal/1/karten/card-wizard.pdf", 404),),
    "editions:take_edition": (State("/fassungen/federal/1/fassung.doc", 404),),
    "editions:take_handbook": (State("/fassungen/federal/1/handbuch.doc", 404),),
    "editions:take_redline": (State("/fassungen/federal/1/gegen/federal/1/vergleich.doc", 404),),
    "finder:ask": (
        State("/verdacht/"),
        State("/verdacht/?land=DE-BY"),
        State("/verdacht/?land=DE-BE&ags=11000"),
        State("/verdacht/?ags=09564"),
        State("/verdacht/?ags=09564&profession=as-teacher"),
        State("/verdacht/?postcode=1", 422),
        State("/verdacht/?land=XX", 422),
    ),
    "finder:desks": (
        State("/stellen/"),
        State("/stellen/?function=youth-office&ags=09564"),
        State("/stellen/?function=youth-office-on-call&ags=02000"),
        State("/stellen/?function=guardian"),
        State(f"/stellen/?function=forensic-care&land=DE-TH&ags=16051&{NIGHT}"),
    ),
    "finder:show_plan": (
        State(f"/plan/?ags=09564&{ASKER}&danger=not_now"),
        State(f"/plan/?ags=09564&{ASKER}&danger=now&missing=yes&company=unaccompanied_foreign"),
        State(f"/plan/?land=DE-HH&ags=02000&{ASKER}&age=doubtful&carers=endangers"),
        State(f"/plan/?{ASKER}&danger=unknown&age=turning_18_soon"),
        State("/plan/", 422),
        State("/plan/?profession=wizard", 422),
    ),
    "finder:show_later_steps": (
        State(f"/plan/spaeter/?ags=09564&{ASKER}&danger=not_now"),
        State(f"/plan/spaeter/?ags=09564&{ASKER}&missing=yes&age=under_18"),
    ),
    "gate:ask": (
        State("/darf-ich/"),
        State(f"/darf-ich/?{TEACHER}&purpose=protection&danger=not_now"),
        State(f"/darf-ich/?{TEACHER}&danger=now"),
        State("/darf-ich/?sender=as-teacher&recipient=police&data_class=d2&purpose=felony"),
        State("/darf-ich/?sender=wizard", 422),
        State("/darf-ich/?land=XX", 422),
    ),
    "gate:list_rows": (State("/darf-ich/alle-zeilen/"),),
    "knowledge:actors": (State("/beteiligte/"),),
    "knowledge:boundaries": (
        State("/formen/abgrenzung/"),
        State("/formen/abgrenzung/?one=b-smuggling&other=b-trafficking"),
        State("/formen/abgrenzung/?one=b-smuggling&other=b-missing"),
    ),
    "knowledge:clauses": (State("/wissen/vereinbarung/"),),
    "knowledge:cooperation": (State("/kooperation/"),),
    "knowledge:forms": (State("/formen/"),),
    "knowledge:glossary": (State("/glossar/"),),
    "knowledge:insights": (State("/wissen/einsichten/"),),
    "knowledge:limits": (State("/wissen/grenzen/"),),
    "knowledge:norms": (
        State("/recht/"),
        State("/recht/?q=4+kkg"),
        State("/recht/?level=x", 422),
        State("/recht/?land=DE-BY"),
        State("/recht/?land=XX", 422),
    ),
    "knowledge:overview": (State("/wissen/"),),
    "knowledge:principles": (State("/wissen/grundsaetze/"),),
    "knowledge:show_actor": (State("/beteiligte/actor-a1/"),),
    "knowledge:show_form": (State("/formen/f01/"), State("/formen/f16/")),
    "knowledge:show_norm": (
        State("/recht/kkg-4/"),
        State("/recht/sgb8-8a/"),
        State("/recht/4kkg/", 404),
    ),
    "knowledge:show_step": (State("/schritte/step-4/"), State("/schritte/step-7b/")),
    "knowledge:steps": (State("/schritte/"),),
    "knowledge:strategy": (State("/wissen/strategie/"),),
    "knowledge:terms": (State("/fristen/"),),
    "offline:phone_list": (
        State("/telefonliste/DE-BY/"),
        State("/telefonliste/DE-HH/"),
        State("/telefonliste/DE-XX/", 404),
    ),
    "offline:without_network": (State("/ohne-netz/"),),
    "pages:about": (State("/ueber/"),),
    "pages:accessibility": (State("/barrierefreiheit/"),),
    "pages:easy_language": (State("/leichte-sprache/"),),
    "pages:home": (State("/"), State("/?q=%00", 400), State("/?q=" + "a" * 2_000, 414)),
    "pages:imprint": (State("/impressum/"),),
    "pages:privacy": (State("/datenschutz/"),),
    "pages:report_barrier": (
        State("/barrierefreiheit/melden/"),
        State("/barrierefreiheit/melden/?from=/plan/"),
    ),
    "pages:sign_language": (State("/gebaerdensprache/"),),
    "papers:print_card": (State("/zeichen/card-wizard/pdf/", 404),),
    "papers:print_handbook": (State("/handbuch/DE-XX/pdf/", 404),),
    "papers:print_plan": (State("/plan/pdf/?profession=wizard", 422),),
    "papers:show_code": (State("/qr/?for=x", 422),),
    "papers:show_handbook": (
        State("/handbuch/DE-BE/"),
        State("/handbuch/DE-TH/"),
        State("/handbuch/DE-XX/", 404),
    ),
    "papers:show_handbooks": (State("/handbuch/"),),
    "signs:list_signs": (
        State("/zeichen/"),
        State("/zeichen/?form=f05"),
        State("/zeichen/?setting=X"),
        State("/zeichen/?observer=bank"),
        State("/zeichen/?form=x", 422),
    ),
    "signs:show_sheet": (
        State("/zeichen/card-school/"),
        State("/zeichen/card-youth-office/"),
        State("/zeichen/card-public/"),
        State("/zeichen/card-wizard/", 404),
    ),
    "signs:talk": (State("/gespraech/"),),
}
"""By the name of the page. Of papers, codes and files only the refusals are pages; the rest is no HTML."""

NOWHERE = (
    State("/gibt-es-nicht/", 404, english="/en/not-there/"),
    State("/fr/verzeichnis/", 404, english="/en/fr/directory/"),
)


class Page(NamedTuple):
    """What is asked for in one language, and what comes."""

    name: str
    address: str
    status: int
    language: str


def in_english(state: State) -> str:
    with translation.override(GERMAN):
        return state.english or address_in(ENGLISH, state.address)


def every_page() -> Iterator[Page]:
    """Every page in every state, German and English."""
    for name, states in {**STATES, "nowhere": NOWHERE}.items():
        for state in states:
            yield Page(name, state.address, state.status, GERMAN)
            yield Page(name, in_english(state), state.status, ENGLISH)


def one_page_each() -> Iterator[Page]:
    """The first state of every page, German and English: for what a template decides."""
    for name, states in {**STATES, "nowhere": NOWHERE}.items():
        yield Page(name, states[0].address, states[0].status, GERMAN)
        yield Page(name, in_english(states[0]), states[0].status, ENGLISH)
