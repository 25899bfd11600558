"""The fields of a service point and of a desk, in the order in which a form asks for them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from obhut.kernel.mechanism.desks import last_call_of
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS
from obhut.kernel.mechanism.last_call_row import LastCallRow
from obhut.knowledge.queries import functions_everywhere
from obhut.web.directory import words
from obhut.web.finder.desk_says import called_in_words
from obhut.web.finder.words import said
from obhut.web.keeping.areas import Areas, lands_in_words
from obhut.web.keeping.hours import Hours
from obhut.web.keeping.kinds import (
    Both,
    Choice,
    Choices,
    Kind,
    Line,
    Lines,
    Named,
    Number,
    Told,
    YesOrNo,
)
from obhut.web.keeping.words import desk_name

CONFIDENCE = {
    "page": _("Read on its own page"),
    "secondary": _("Read on the page of somebody else"),
}
OUT_OF_OFFICE = {"out_of_office": _("only while the office of its area is closed")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a row: how it is called and asked for."""

    name: str
    label: Any
    kind: Kind
    hint: Any = ""
    needed: bool = False
    elsewhere: Any = ""
    """Where it is written instead: here it is only read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Fields that belong together."""

    heading: Any
    fields: tuple[Field, ...] = field(default=())


def _named(names: Mapping[str, Any]) -> Callable[[], Mapping[str, str]]:
    return lambda: {value: str(name) for value, name in names.items()}


def functions() -> Mapping[str, str]:
    """The functions of the mechanism in force, by name."""
    titles = {key: said(each.node.title) for key, each in functions_everywhere().items()}
    return dict(sorted(titles.items(), key=lambda each: each[1]))


def _called(value: Any) -> str:
    return called_in_words(last_call_of(LastCallRow.model_validate(value)))


ENTRY = (
    Section(
        heading=_("Who it is"),
        fields=(
            Field(name="name", label=_("Name"), kind=Line(), needed=True),
            Field(name="name_en", label=_("Name in English"), kind=Line()),
            Field(
                name="kind", label=_("Kind"), kind=Choice(_named(words.KINDS)), needed=True,
                hint=_("A shelter never has an address here, nor anything that tells where it is."),
            ),
            Field(name="carrier", label=_("Carrier"), kind=Line(), hint=_("The organisation behind it.")),
            Field(name="since", label=_("Exists since"), kind=Line(), hint=_("A year or a day.")),
            Field(name="since_text", label=_("Exists since, in words"), kind=Both()),
        ),
    ),
    Section(
        heading=_("Where it works"),
        fields=(
            Field(name="lands", label=_("Länder"), kind=Choices(lands_in_words)),
            Field(
                name="areas", label=_("Areas"), kind=Areas(),
                hint=_("Where it works only in a part of a Land: a Kreis, a Bezirk. Empty an input to remove it."),
            ),
            Field(name="city", label=_("Town"), kind=Line()),
            Field(name="address", label=_("Address"), kind=Line()),
        ),
    ),
    Section(
        heading=_("How to reach it"),
        fields=(
            Field(name="phones", label=_("Telephone"), kind=Lines(), hint=_("One number a line.")),
            Field(
                name="emails", label=_("E-mail"), kind=Lines(),
                hint=_("One address a line. Mailboxes of a function, never of a person."),
            ),
            Field(name="web", label=_("Website"), kind=Line()),
            Field(name="chat", label=_("Chat"), kind=Both()),
            Field(name="hours", label=_("Opening hours"), kind=Hours()),
        ),
    ),
    Section(
        heading=_("Whom it advises"),
        fields=(
            Field(
                name="minors", label=_("Advises minors"), kind=Choice(_named(words.ANSWERS)), needed=True
            ),
            Field(name="professionals_advised", label=_("Advises professionals"), kind=YesOrNo()),
            Field(name="forms", label=_("Forms of exploitation"), kind=Choices(_named(words.FORMS))),
            Field(name="languages", label=_("Languages"), kind=Both()),
            Field(name="target_group", label=_("For whom"), kind=Both()),
            Field(name="note", label=_("Good to know"), kind=Both(), hint=_("What callers should know beforehand.")),
        ),
    ),
    Section(
        heading=_("From where we know it"),
        fields=(
            Field(
                name="source", label=_("Source"), kind=Line(), needed=True,
                hint=_("The address of the page, or what else it was taken from."),
            ),
            Field(name="further_sources", label=_("Further sources"), kind=Lines(), hint=_("One a line.")),
            Field(name="seen", label=_("Seen on"), kind=Line(input_type="date"), needed=True),
            Field(
                name="confidence", label=_("How sure"), kind=Choice(_named(CONFIDENCE)), needed=True
            ),
            Field(name="number_seen_on", label=_("Number seen on"), kind=Choice(_named(words.SEEN_ON))),
            Field(
                name="hold", label=_("Held back because"), kind=Both(),
                hint=_("As long as something stands here, no number is shown and nobody is sent there."),
            ),
        ),
    ),
)  # fmt: skip

DESK = (
    Section(
        heading=_("What the desk is"),
        fields=(
            Field(name="function", label=_("Function"), kind=Choice(functions), needed=True),
            Field(
                name="service_point", label=_("Entry it belongs to"), kind=Line(), needed=True,
                hint=_("The key of the entry, as its address ends."),
            ),
            Field(
                name="areas", label=_("Areas"), kind=Areas(), needed=True,
                hint=_("For which areas it answers. Empty an input to remove it."),
            ),
            Field(name="why", label=_("Why this desk"), kind=Both(), needed=True, hint=_("What it rests on that this desk has this function.")),
        ),
    ),
    Section(
        heading=_("Who answers"),
        fields=(
            Field(
                name="holders", label=_("How many people staff it"), kind=Number(),
                hint=_("A number, never a name. 0: nobody at present. Empty: not known. Where somebody with an account holds the desk, it is counted."),
            ),
            Field(name="deputy", label=_("Deputy"), kind=Named(desk_name), hint=_("The key of the desk that answers where this one cannot.")),
            Field(name="on_call", label=_("On call"), kind=Named(desk_name), hint=_("The key of the desk that answers outside its hours.")),
            Field(
                name="hours_only", label=_("Answers"), kind=Choice(_named(OUT_OF_OFFICE)),
                hint=_("Only where its own hours are not known."),
            ),
            Field(name="mailbox", label=_("Mailbox of the function"), kind=Line(input_type="email"), hint=_("Such as kinderschutz@…: it stays when people change.")),
        ),
    ),
    Section(
        heading=_("What it does"),
        fields=(
            Field(name="does", label=_("What it does"), kind=Both()),
            Field(name="does_not", label=_("What it does not do"), kind=Both()),
            Field(name="instead", label=_("Who does that instead"), kind=Both()),
            Field(name="accessibility", label=_("How to get in"), kind=Both(), hint=_("Steps, lift, interpreters, sign language.")),
            Field(name="minors_from_age", label=_("Minors from the age of"), kind=Number()),
            Field(name="minors_to_age", label=_("Minors up to the age of"), kind=Number()),
            Field(
                name="audience", label=_("Advises only"), kind=Choices(functions),
                hint=_("Nothing chosen: everybody."),
            ),
        ),
    ),
    Section(
        heading=_("How sure it is"),
        fields=(
            Field(
                name="confirmed_on", label=_("Confirmed by the desk itself on"), kind=Line(input_type="date"),
                hint=_("The day on which the desk itself said that all of this is right."),
            ),
            Field(
                name="doubted_on", label=_("Doubted since"), kind=Line(input_type="date"),
                hint=_("The day on which its mailbox said that it is no longer this desk. Empty it if it still is."),
            ),
            Field(
                name="last_call", label=_("Last test call"), kind=Told(_called),
                elsewhere=_("Logged on the page of test calls."),
            ),
            Field(name="hold", label=_("Held back"), kind=YesOrNo(), hint=_("Yes: nobody is sent there.")),
        ),
    ),
)  # fmt: skip

SECTIONS = {SERVICE_POINTS: ENTRY, DESKS: DESK}
KEY = Field(
    name="key",
    label=_("Key"),
    kind=Line(),
    hint=_("Small letters, digits and hyphens; it stays as it is."),
)


def fields_of(file: str) -> Mapping[str, Field]:
    """By name, in the order of the form."""
    return {each.name: each for section in SECTIONS[file] for each in section.fields}
