"""Forms of hand-overs: who leaves when, who comes, who holds a desk."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from obhut.accounts.policies import GRANTING
from obhut.accounts.queries.hand_overs import HolderLine, holders_of
from obhut.accounts.queries.people import people_of
from obhut.kernel.actor import Actor
from obhut.kernel.refusals import Faulty
from obhut.web.accounts.forms import Worded
from obhut.web.language import ENGLISH

SELECT = "kern-form-input__select"
LAST_ON = _("Last day")
COMES = _("Who comes")
NOT_KNOWN, CHOOSE = _("not known yet"), _("please choose")
DAYS = ("%Y-%m-%d", "%d.%m.%Y")
LONGEST_LIST = 20_000
"""Characters of a list that is pasted: some hundred desks."""

Choices = list[tuple[str, Any]]


class LastDay(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "autocomplete": "off"})
        super().__init__(widget=day, input_formats=DAYS, **kwargs)


class Chosen(Worded, forms.Form):
    """A form whose lists of people are those of whoever asks."""

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("next", "person"):
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = [("", NOT_KNOWN if name == "next" else CHOOSE), *people]
        for field in self.fields.values():
            if isinstance(field.widget, forms.Select):
                field.widget.attrs["class"] = SELECT


class StartHandOver(Chosen):
    """Who leaves, on which day, and who comes."""

    labels = {"holding": _("Who leaves"), "last_on": LAST_ON, "next": COMES}
    hints = {
        "last_on": _("Until the end of this day they hold the desk."),
        "next": _("They get a letter, read what waits here, and confirm."),
    }

    holding = forms.ChoiceField()
    last_on = LastDay()
    next = forms.ChoiceField(required=False)

    def __init__(self, *args: Any, holders: Iterable[HolderLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        holding = self.fields["holding"]
        if isinstance(holding, forms.ChoiceField):
            holding.choices = [(str(each.holding), each.name) for each in holders]
        if not self.fields["next"].choices[1:]:  # type: ignore[attr-defined]  # of a ChoiceField
            del self.fields["next"]


class NameNext(Chosen):
    labels = {"next": COMES}

    next = forms.ChoiceField(required=False)


class GiveDesk(Chosen):
    """Who holds the desk from today on, or stands in at it."""

    labels = {"person": _("Person"), "seat": _("As")}

    person = forms.ChoiceField()
    seat = forms.ChoiceField(choices=[("holder", _("holder")), ("deputy", _("deputy"))])


class StartSeveral(Chosen):
    """Desks that are ticked, or a list that is pasted."""

    labels = {"last_on": LAST_ON, "next": COMES, "rows": _("Or paste a list")}
    hints = {
        "last_on": StartHandOver.hints["last_on"],
        "rows": _(
            "One desk a line: key of the desk; mailbox of who leaves; mailbox of who comes, or "
            "nothing; last day. With a list nothing else has to be filled in."
        ),
    }

    last_on = LastDay(required=False)
    next = forms.ChoiceField(required=False)
    rows = forms.CharField(
        required=False, max_length=LONGEST_LIST, widget=forms.Textarea(attrs={"rows": "5"})
    )


def people_to_name(by: Actor, *, on: date) -> Choices:
    """The people of somebody's area; none for whoever keeps none."""
    if not by.has(*GRANTING):
        return []
    people = [each for each in people_of(by, on=on) if each.id != by.person]
    return [
        (str(each.id), f"{each.name} ({each.mail})" if each.name else each.mail) for each in people
    ]


def people_who_may_come(by: Actor, desk: str, *, on: date) -> Choices:
    """The same without those who hold the desk already."""
    people = people_to_name(by, on=on)
    held = {str(each.person) for each in holders_of(by, desk, on=on) if not each.is_deputy}
    return [(person, named) for person, named in people if person not in held]


def show_faults(form: forms.Form, refused: Faulty) -> None:
    """Each fault at its field; above the form where it has none there."""
    for fault in refused.faults:
        field = fault.field if fault.field in form.fields else None
        form.add_error(field, fault.en if get_language() == ENGLISH else fault.de)
