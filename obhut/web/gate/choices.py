"""What the form of the gate offers, in groups and in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language, gettext_lazy

from obhut.kernel.concept.questions import Danger
from obhut.kernel.gate.question import Agreed
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.web.finder import words as finder_words
from obhut.web.finder.questions import Option
from obhut.web.gate.asking import known_values
from obhut.web.gate.words import AGREED, FIELDS, HINTS, PURPOSES
from obhut.web.kept import Kept

GROUPS = (
    (
        gettext_lazy("Advice and help"),
        ("child-protection-consultant", "counselling-minors", "counselling-adults", "helpline",
         "report-line", "lawyer", "court-assistance", "online-youth-work"),
    ),
    (
        gettext_lazy("Youth office and youth welfare"),
        ("youth-office", "youth-office-on-call", "state-youth-office", "guardian",
         "youth-welfare-provider", "protected-place", "youth-court-assistance",
         "international-social-service"),
    ),
    (
        gettext_lazy("Police, customs and courts"),
        ("emergency-call", "police", "police-unit", "missing-persons-unit", "federal-police",
         "customs-fks", "prosecution", "family-court"),
    ),
    (
        gettext_lazy("School, day care and health"),
        ("school", "day-care", "health-care", "forensic-care", "professional"),
    ),
    (
        gettext_lazy("Residence, asylum, work and benefits"),
        ("foreigners-authority", "asylum-office", "asylum-special-officer", "reception-centre",
         "labour-inspection", "benefits-office", "compensation-office"),
    ),
)  # fmt: skip
OTHERS = gettext_lazy("Others")
PROFESSIONS = gettext_lazy("Professions")
EXAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassOption:
    """A class of information with what it means and examples."""

    value: str
    code: str
    label: str
    text: str
    examples: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One of the six questions with what it offers."""

    name: str
    label: str
    hint: str
    options: tuple[Option, ...] = ()
    groups: tuple[Group, ...] = ()
    classes: tuple[ClassOption, ...] = ()


FIELDS_KEPT: Kept[Field] = Kept(most=500)


def gate_form(query: Mapping[str, str], mechanism: Mechanism) -> dict[str, Field]:
    """The form as it was filled in; what was not said stands on "I do not know"."""
    left_out = {"danger": Danger.UNKNOWN.value, "consent": Agreed.NOT_ASKED.value}
    known = known_values(mechanism)
    given = {name: query.get(name) or left_out.get(name, "") for name in FIELDS}
    return {
        name: _field(name, chosen if chosen in known[name] else "", mechanism)
        for name, chosen in given.items()
    }


def _field(name: str, chosen: str, mechanism: Mechanism) -> Field:
    """A question, made once for its language, the edition and what is chosen.

    Only what may be chosen comes here: nothing else that somebody sent is kept.
    """
    key = (get_language(), mechanism.digest, name, chosen)
    return FIELDS_KEPT.get(key, lambda: _made_field(name, chosen, mechanism))


def _made_field(name: str, chosen: str, mechanism: Mechanism) -> Field:
    bare = Field(name=name, label=str(FIELDS[name]), hint=str(HINTS.get(name, "")))
    match name:
        case "sender":
            return replace(bare, groups=_senders(mechanism, chosen))
        case "recipient":
            return replace(bare, groups=_grouped(mechanism, mechanism.functions, chosen))
        case "data_class":
            return replace(bare, classes=_data_classes(mechanism, chosen))
        case "purpose":
            labels = {each.value: label for each, label in PURPOSES.items()}
        case "consent":
            labels = {each.value: label for each, label in AGREED.items()}
        case _:
            labels = {each.value: finder_words.ANSWERS["danger", each] for each in Danger}
    return replace(bare, options=_options(labels, chosen))


def _options(labels: Mapping[str, object], chosen: str) -> tuple[Option, ...]:
    return tuple(
        Option(value=value, label=str(label), chosen=value == chosen)
        for value, label in labels.items()
    )


def _senders(mechanism: Mechanism, chosen: str) -> tuple[Group, ...]:
    """Professions first; then the functions that no profession stands for."""
    professions = _options(
        {key: finder_words.said(row.node.title) for key, row in mechanism.professions.items()},
        chosen,
    )
    spoken_for = {row.facts.function for row in mechanism.professions.values()}
    rest = [key for key in mechanism.functions if key not in spoken_for or key == chosen]
    return (Group(label=str(PROFESSIONS), options=professions), *_grouped(mechanism, rest, chosen))


def _grouped(mechanism: Mechanism, keys: Iterable[str], chosen: str) -> tuple[Group, ...]:
    """Functions in their groups; one that no group knows stands under "others"."""
    left = dict.fromkeys(keys)
    groups = []
    for label, members in GROUPS:
        groups.append((label, [key for key in members if key in left]))
        left = {key: None for key in left if key not in members}
    groups.append((OTHERS, list(left)))
    titles = {key: finder_words.said(row.node.title) for key, row in mechanism.functions.items()}
    return tuple(
        Group(label=str(label), options=_options({key: titles[key] for key in members}, chosen))
        for label, members in groups
        if members
    )


def _data_classes(mechanism: Mechanism, chosen: str) -> tuple[ClassOption, ...]:
    return tuple(
        ClassOption(
            value=key,
            code=row.facts.code,
            label=finder_words.said(row.node.title),
            text=finder_words.said(row.node.text) if row.node.text else "",
            examples=tuple(finder_words.said(each) for each in row.facts.examples[:EXAMPLES]),
            chosen=key == chosen,
        )
        for key, row in mechanism.data_classes.items()
    )
