"""Words of the directory: what kinds, forms, languages and properties are called on a page."""

from babel import Locale
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from obhut.directory.enums import WrongAbout

KINDS = {
    "emergency": gettext_lazy("Emergency call"),
    "helpline": gettext_lazy("Helpline"),
    "specialised_counselling": gettext_lazy("Specialised counselling centre"),
    "counselling": gettext_lazy("Counselling centre"),
    "shelter": gettext_lazy("Shelter"),
    "youth_emergency": gettext_lazy("Emergency service for children and young people"),
    "youth_office": gettext_lazy("Youth welfare office"),
    "state_youth_office": gettext_lazy("State youth welfare office"),
    "youth_welfare_umbrella": gettext_lazy("Umbrella of youth welfare"),
    "child_protection_centre": gettext_lazy("Child protection centre"),
    "victim_support": gettext_lazy("Victim support"),
    "police": gettext_lazy("Police"),
    "land_authority": gettext_lazy("Authority of a Land"),
    "network": gettext_lazy("Network, round table"),
    "coordination": gettext_lazy("Coordination"),
    "umbrella": gettext_lazy("Umbrella organisation"),
    "directory": gettext_lazy("Directory"),
    "reporting": gettext_lazy("Reporting platform"),
}
FORMS = {
    "sexual": gettext_lazy("Sexual exploitation"),
    "labour": gettext_lazy("Labour exploitation"),
    "begging": gettext_lazy("Exploitation of begging"),
    "crime": gettext_lazy("Exploitation of criminal acts"),
    "forced_marriage": gettext_lazy("Forced marriage"),
    "organ": gettext_lazy("Organ removal"),
    "other": gettext_lazy("Other forms"),
    "not_stated": gettext_lazy("No form stated"),
}
LANGUAGES = {
    "sgn": gettext_lazy("Sign language"),
    "interpreters": gettext_lazy("With interpreters"),
    "several": gettext_lazy("Several languages, not all named"),
    "not_stated": gettext_lazy("Languages not stated"),
    "sh": gettext_lazy("Serbo-Croatian"),
}
FIELDS = {
    "q": gettext_lazy("Search"),
    "land": gettext_lazy("Land"),
    "minors": gettext_lazy("Advises minors"),
    "professionals": gettext_lazy("Advises professionals"),
    "form": gettext_lazy("Form of exploitation"),
    "language": gettext_lazy("Language"),
    "open": gettext_lazy("Open now"),
    "page": gettext_lazy("Page"),
}
ANSWERS = {
    "yes": pgettext_lazy("answer", "yes"),
    "no": pgettext_lazy("answer", "no"),
    "unclear": pgettext_lazy("answer", "unclear"),
    "not_stated": pgettext_lazy("answer", "not stated"),
}
SEEN_ON = {
    "two_or_more_pages": gettext_lazy("The number was seen on two or more pages."),
}
NATIONWIDE = "DE"


def language_name(code: str) -> str:
    """The language in the language of the page; a code nobody has named stays a code."""
    if code in LANGUAGES:
        return str(LANGUAGES[code])
    name = str(Locale.parse(get_language() or "de").languages.get(code, code))
    return name[:1].upper() + name[1:]


def form_name(form: str) -> str:
    return str(FORMS.get(form, form))


def value_name(field: str, value: str, lands: dict[str, str]) -> str:
    """A value of a filter as a reader knows it."""
    match field:
        case "land":
            return lands.get(value, value)
        case "form":
            return form_name(value)
        case "language":
            return language_name(value)
        case _:
            return str(ANSWERS.get(value, value))


def nationwide() -> str:
    return _("Nationwide")


WRONG = {
    WrongAbout.PHONE.value: gettext_lazy("The telephone number is wrong"),
    WrongAbout.NO_ANSWER.value: gettext_lazy("Nobody answers at the hours that stand there"),
    WrongAbout.HOURS.value: gettext_lazy("The opening hours are wrong"),
    WrongAbout.MINORS.value: gettext_lazy("They do not advise minors"),
    WrongAbout.PLACE.value: gettext_lazy("They are not responsible for this place"),
    WrongAbout.NAME.value: gettext_lazy("Name, organisation or link is wrong"),
    WrongAbout.CLOSED.value: gettext_lazy("It no longer exists"),
}
"""What a reader can say is wrong with an entry."""
