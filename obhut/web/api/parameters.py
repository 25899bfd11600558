"""What an operation may be asked, and the reading of it. Nothing unknown is passed over."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, get_args

from django.http import HttpRequest

from obhut.directory.queries.where import Where
from obhut.kernel.plan.situation import QUESTIONS
from obhut.kernel.refusals import Fault, Faulty
from obhut.kernel.routing.places import OFFICIAL_LANDS
from obhut.knowledge.queries import InForce, in_force, unknown_key
from obhut.web.api.register_schemas import Level
from obhut.web.finder.asking import read_moment, read_place
from obhut.web.gate.asking import CHOICES as GATE_CHOICES

Parameters = dict[str, tuple[dict[str, Any], str]]
"""Name -> JSON schema of its value, and what it means."""

KEY = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80}
PLACE: Parameters = {
    "land": ({"type": "string", "enum": ["", *sorted(OFFICIAL_LANDS)]}, "The Land"),
    "ags": (
        {"type": "string", "pattern": "^([0-9]{5}|[0-9]{8})?$"},
        "Official key: 5 digits (Kreis) or 8 (Gemeinde), leading zeros too",
    ),
    "bezirk": (
        {"type": "string", "pattern": "^([0-9]{2})?$"},
        "Bezirk of Berlin (01 to 12) or Hamburg (01 to 07)",
    ),
    "postcode": ({"type": "string", "pattern": "^([0-9]{5})?$"}, "From 01000"),
}
AT: Parameters = {
    "at": (
        {"type": "string", "maxLength": 40},
        "ISO moment, on a German clock unless it says its zone; left out: now. 2026-11-27T23:30",
    )
}
SPEAKS = PLACE | AT
"""For which place and moment; left out: the federal text as it holds now."""
RESPONSIBLE = {"function": (KEY, "Key of a function of the mechanism")} | PLACE | AT
PLAN = (
    {"profession": (KEY, "Key of the profession that asks")}
    | PLACE
    | AT
    | {
        question: (
            {"type": "string", "enum": ["", *choices]},
            "Left out or empty: not answered; nothing is assumed",
        )
        for question, choices in QUESTIONS.items()
    }
)
GATE = (
    {
        "sender": (KEY, "Key of the profession that asks, or of its function"),
        "recipient": (KEY, "Key of the function that is to be told"),
        "data_class": (KEY, "Key of the class of information"),
    }
    | {
        name: (
            {"type": "string", "enum": ["", *choices]},
            "Left out or empty: not answered; nothing is assumed",
        )
        for name, choices in GATE_CHOICES.items()
    }
    | SPEAKS
)
ADVISES = {"type": "string", "enum": ["", "yes", "no", "unclear", "not_stated"]}
VALUE = {"type": "string", "maxLength": 40}
SERVICE_POINTS: Parameters = {
    "q": (
        {"type": "string", "maxLength": 200},
        "Names, places, topics; spelling need not be exact",
    ),
    "land": (
        {"type": "string", "enum": ["", "DE", *sorted(OFFICIAL_LANDS)]},
        "The Land; DE for who works nationwide",
    ),
    "minors": (ADVISES, "Whether minors are advised, as the entry says it"),
    "professionals": (ADVISES, "Whether professionals are advised, as the entry says it"),
    "form": (VALUE, "Form of exploitation, such as labour; not_stated is a value too"),
    "language": (
        VALUE,
        "Code such as ku; sgn, interpreters, several and not_stated are values too",
    ),
    "open": ({"type": "string", "enum": ["", "yes"]}, "Only who is certainly open now"),
    "page": (
        {"type": "string", "pattern": "^([1-9][0-9]{0,5})?$"},
        "Twenty entries a page; left out: the first",
    ),
}
NOTHING: Parameters = {}
NORMS: Parameters = SPEAKS | {
    "q": ({"type": "string", "maxLength": 100}, "Citation or word: 4 KKG, 8a, SGB 8"),
    "level": (
        {"type": "string", "enum": ["", *sorted(get_args(Level))]},
        "Whose norm it is",
    ),
    "review": (
        {"type": "string", "enum": ["", "compared", "confirmed", "unreviewed"]},
        "State of review",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """The question who answers for a function, read and found to fit together."""

    function: str
    place: Where
    at: datetime
    present: InForce


def described(parameters: Parameters, *, required: str = "") -> dict[str, Any]:
    """The parameters as an OpenAPI document has them."""
    return {
        "parameters": [
            {
                "name": name,
                "in": "query",
                "required": name in required.split(),
                "schema": schema,
                "description": words,
            }
            for name, (schema, words) in parameters.items()
        ]
    }


def read_query(request: HttpRequest, parameters: Parameters) -> dict[str, str]:
    """Each parameter once and as it was given. Raises Faulty naming what may be asked."""
    faults = tuple(_faults(request, parameters))
    if faults:
        raise Faulty(faults)
    return {name: str(value) for name, value in request.GET.items()}


def read_responsibility(query: Mapping[str, str], *, now: datetime) -> Responsibility:
    """Function, place and moment. Raises Faulty with every field that does not fit."""
    faults: list[Fault] = []
    function = query.get("function", "")
    place, at = Where(places=()), now
    try:
        place = read_place(query)
    except Faulty as refused:
        faults.extend(refused.faults)
    try:
        at = read_moment(query.get("at", ""), now=now)
    except Faulty as refused:
        faults.extend(refused.faults)
    present = in_force(place, at)
    known = tuple(present.mechanism.functions)
    if function not in known:
        faults.insert(0, unknown_key("function", function, known))
    if faults:
        raise Faulty(tuple(faults))
    return Responsibility(function=function, place=place, at=at, present=present)


def _faults(request: HttpRequest, parameters: Parameters) -> Iterator[Fault]:
    known = ", ".join(parameters) or "–"
    for name, values in request.GET.lists():
        shown = name[:40]
        if name not in parameters:
            de = f"„{shown}“ kann man hier nicht angeben. Möglich: {known}."
            en = f'"{shown}" cannot be given here. Possible: {known}.'
            yield Fault(where="query", field=shown, de=de, en=en)
        elif len(values) > 1:
            de, en = "Die Angabe steht mehrfach da.", "It was given more than once."
            yield Fault(where="query", field=name, de=de, en=en)
        elif values[0] != values[0].strip():
            de = "Vor oder nach der Angabe stehen Leerzeichen."
            en = "There are spaces before or after it."
            yield Fault(where="query", field=name, de=de, en=en)
