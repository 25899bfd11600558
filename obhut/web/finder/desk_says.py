"""What a desk says of itself, and how old that is: the same words on every page and paper."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from obhut.kernel.mechanism.directory_rows import DeskRow
from obhut.kernel.routing.desks import Desk, LastCall
from obhut.kernel.routing.freshness import Freshness
from obhut.web.finder import words

FIELDS: dict[str, Promise] = {
    "does": gettext_lazy("What it does"),
    "does_not": gettext_lazy("What it does not do"),
    "instead": gettext_lazy("For that instead"),
    "accessibility": gettext_lazy("Accessibility"),
}
AGED: dict[Freshness, Promise | str] = {
    Freshness.GREEN: "",
    Freshness.DUE: "",
    Freshness.AMBER: gettext_lazy(
        "Not confirmed for nine months or longer: check before you rely on it."
    ),
    Freshness.RED: gettext_lazy(
        "Not confirmed for twelve months or longer: it may be wrong. Check first; in danger 110."
    ),
}


DOUBTED = gettext_lazy(
    "Its own mailbox says that this is no longer the right desk; that is being looked into. Ask first."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    label: str
    text: str


def desk_says(row: DeskRow | None) -> tuple[SaidLine, ...]:
    """What it does, what not, who does that instead, how to get in; as far as it is said."""
    return tuple(_says(row)) if row else ()


def _says(row: DeskRow) -> Iterator[SaidLine]:
    for field, label in FIELDS.items():
        said = getattr(row, field)
        if said is not None:
            yield SaidLine(label=str(label), text=words.said(said))


def aged_in_words(freshness: Freshness, *, doubted: bool = False) -> str:
    """The warning that an entry carries on screen and on paper; empty while it is fresh."""
    return str(DOUBTED if doubted else AGED[freshness])


def called_in_words(last: LastCall | None) -> str:
    """What the last test call has shown; empty where nobody has tried yet."""
    if last is None:
        return ""
    day = words.day_in_words(last.on)
    if last.wrong_number:
        return _("Test call on %(day)s: wrong number") % {"day": day}
    if last.minutes is None:
        return _("Test call on %(day)s: nobody reached") % {"day": day}
    if last.minutes == 0:
        return _("Test call on %(day)s: reached at once") % {"day": day}
    said = ngettext(
        "Test call on %(day)s: reached after %(minutes)d minute",
        "Test call on %(day)s: reached after %(minutes)d minutes",
        last.minutes,
    )
    return said % {"day": day, "minutes": last.minutes}


def confirmed_in_words(day: date | None) -> str:
    if day is None:
        return _("Not yet confirmed by the desk itself.")
    return _("Confirmed by the desk itself on %(day)s.") % {"day": words.day_in_words(day)}


def minors_in_words(desk: Desk) -> str:
    """Whether it advises minors, with the ages where it says them."""
    said, ages = str(words.MINORS[desk.minors]), _ages(desk.from_age, desk.to_age)
    return f"{said} ({ages})" if ages else said


def of_every_age(desk: Desk) -> bool:
    return not _ages(desk.from_age, desk.to_age)


def _ages(from_age: int | None, to_age: int | None) -> str:
    if from_age and to_age:
        return _("aged %(from)d to %(to)d") % {"from": from_age, "to": to_age}
    if from_age:
        return _("from the age of %(age)d") % {"age": from_age}
    return _("up to the age of %(age)d") % {"age": to_age} if to_age else ""


def unstaffed_in_words(functions: Iterable[str]) -> str:
    """Which of its functions nobody staffs; empty where there is none."""
    named = ", ".join(functions)
    return _("At present unstaffed: %(what)s.") % {"what": named} if named else ""
