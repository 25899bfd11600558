"""What the form of the gate offers, in groups and in plain words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from obhut.kernel.concept.questions import Danger
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.knowledge.queries import in_force
from obhut.web.finder import words as finder_words
from obhut.web.finder.questions import Option
from obhut.web.gate.words import AGREED, PURPOSES

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
class GateForm:
    """The six questions."""

    danger: tuple[Option, ...]
    senders: tuple[Group, ...]
    recipients: tuple[Group, ...]
    data_classes: tuple[ClassOption, ...]
    purposes: tuple[Option, ...]
    consent: tuple[Option, ...]


def gate_form(query: Mapping[str, str]) -> GateForm:
    """The form as it was filled in; what was not said stands on "I do not know"."""
    mechanism = in_force().mechanism
    danger, consent = query.get("danger") or Danger.UNKNOWN, query.get("consent") or "not_asked"
    return GateForm(
        danger=_options(
            {each.value: finder_words.ANSWERS["danger", each] for each in Danger}, danger
        ),
        senders=_senders(mechanism, query.get("sender", "")),
        recipients=_grouped(mechanism, mechanism.functions, query.get("recipient", "")),
        data_classes=_data_classes(mechanism, query.get("data_class", "")),
        purposes=_options(
            {each.value: label for each, label in PURPOSES.items()}, query.get("purpose", "")
        ),
        consent=_options({each.value: label for each, label in AGREED.items()}, consent),
    )


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
