"""The form of one rehearsal: every question with its choices, filled in as the case was."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from obhut.concepts.queries.editions import EditionSeen
from obhut.concepts.queries.rehearsals import mechanism_seen, places_of
from obhut.directory.queries.places import districts
from obhut.kernel.deadlines.days import GERMANY
from obhut.kernel.plan.situation import QUESTIONS, Situation
from obhut.kernel.refusals import Faulty
from obhut.kernel.rehearsal.practice import Pace, Silence
from obhut.web.finder import questions, words
from obhut.web.finder.questions import Option
from obhut.web.rehearsals.asking import COUNT, LARGEST, SEED, SILENT, Asked, land_asked
from obhut.web.rehearsals.words import PACES, SILENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A field to choose in; ``empty``: what choosing nothing is called, none where one must."""

    name: str
    label: str
    options: tuple[Option, ...]
    empty: str = ""


def query_of(asked: Asked) -> dict[str, str]:
    """The address at which the same case is played, made up by hand."""
    case = asked.case
    answers = {name: case.situation.answer(name) for name in ("profession", *QUESTIONS)}
    silent = {f"{SILENT}{key}": silence.value for key, silence in case.silent.items()}
    at = f"{case.at.astimezone(GERMANY):%Y-%m-%dT%H:%M}"
    where = {"land": asked.land, "place": asked.place}
    return where | answers | {"at": at, "pace": case.pace.value} | silent


def form_of(edition: EditionSeen, query: Mapping[str, str], *, now: datetime) -> dict[str, object]:
    """Everything the form of one rehearsal needs."""
    return {
        "first": first_choices(edition, query),
        "choices": choices(edition, query),
        "silences": silences(edition, query),
        "when": moment_of(query, now),
        "land": land_asked(edition, query),
    }


def net_form(edition: EditionSeen, given: Mapping[str, str], *, year: int) -> dict[str, object]:
    """The form to have a net cast, with the numbers that are usual."""
    return {
        "first": first_choices(edition, given),
        "seed": given.get("seed") or SEED,
        "count": given.get("count") or COUNT,
        "year": given.get("year") or year,
        "most": COUNT,
        "largest_seed": LARGEST,
    }


def first_choices(edition: EditionSeen, query: Mapping[str, str]) -> tuple[Choice, ...]:
    """The Land, where the edition does not say it; nothing else can be asked before."""
    if land_asked(edition, {}):
        return ()
    return (Choice(name="land", label=_("Land"), options=questions.laender(query), empty="–"),)


def choices(edition: EditionSeen, query: Mapping[str, str]) -> tuple[Choice, ...]:
    """Place, profession, the questions about the situation, pace. Empty before the Land is known."""
    land = land_asked(edition, query)
    try:
        places = places_of(edition, land)
    except Faulty:
        return ()
    mechanism = mechanism_seen(edition)
    professions = (
        (each.key, words.said(each.node.title)) for each in mechanism.professions.values()
    )
    unanswered = Situation(profession="")
    return (
        _choice("place", _("Place"), ((key, place_name(key)) for key in places), query),
        _choice("profession", _("Who notices something"), professions, query),
        *(
            _choice(
                name,
                str(label),
                ((each.value, str(words.ANSWERS[name, each.value])) for each in QUESTIONS[name]),
                {name: query.get(name) or unanswered.answer(name)},
            )
            for name, label in words.QUESTIONS.items()
        ),
        _choice(
            "pace",
            _("How fast each step is done"),
            ((each.value, str(PACES[each])) for each in Pace),
            query,
        ),
    )


def silences(edition: EditionSeen, query: Mapping[str, str]) -> tuple[Choice, ...]:
    """For each function that some step needs: how much of it answers."""
    mechanism = mechanism_seen(edition)
    needed: dict[str, None] = {}
    for step in mechanism.steps.values():
        facts = step.facts
        named = (facts.bearer, *facts.calls, facts.unanswered.to)
        needed |= dict.fromkeys(key for key in named if key)
    return tuple(
        Choice(
            name=f"{SILENT}{key}",
            label=words.said(function.node.title),
            options=_options(
                ((each.value, str(SILENCES[each])) for each in Silence),
                query.get(f"{SILENT}{key}", ""),
            ),
            empty=_("everybody who is open"),
        )
        for key, function in mechanism.functions.items()
        if key in needed
    )


def moment_of(query: Mapping[str, str], now: datetime) -> str:
    return query.get("at") or f"{now.astimezone(GERMANY):%Y-%m-%dT%H:%M}"


def place_name(key: str) -> str:
    """A district as a person says it; of a Bezirk whose name is not known, its number."""
    known = districts()
    if key in known.kreise:
        return known.kreise[key].name
    if key in known.bezirke:
        return known.bezirke[key].name
    land, _dash, number = key.rpartition("-")
    return f"{land_name(land)} {number}"


def land_name(key: str) -> str:
    land = districts().laender.get(key)
    if land is None:
        return key
    return land.name_en if words.in_english() else land.name


def _choice(
    name: str, label: str, values: Iterable[tuple[str, str]], query: Mapping[str, str]
) -> Choice:
    return Choice(name=name, label=label, options=_options(values, query.get(name, "")))


def _options(values: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(
        Option(value=value, label=label, chosen=value == chosen) for value, label in values
    )
