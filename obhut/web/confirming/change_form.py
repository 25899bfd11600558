"""What a mailbox may change of its desk: the form, as it stands now, and what was changed in it."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from obhut.directory.queries.confirmations import AskedDesk
from obhut.kernel.mechanism.desks import WEEKDAYS
from obhut.kernel.mechanism.directory import DESKS, SERVICE_POINTS, plain_row
from obhut.kernel.mechanism.protected_places import SHELTER
from obhut.kernel.mechanism.spans_written import NoHours
from obhut.web.confirming.hours_lines import lines_of, read_line, weekly
from obhut.web.confirming.words import FILES, LABELS, TEXTS
from obhut.web.directory import words

LONGEST = 2_000
KEEP, ALWAYS, WEEKLY = "keep", "always", "weekly"
DAYS = {
    "mo": _("Monday"), "tu": _("Tuesday"), "we": _("Wednesday"), "th": _("Thursday"),
    "fr": _("Friday"), "sa": _("Saturday"), "su": _("Sunday"),
}  # fmt: skip
IN_GERMAN = _("In German; those who keep the directory add the English.")
HINTS = {
    "phones": _("One number a line."),
    "mailbox": _("A mailbox of the function, not that of a person."),
} | dict.fromkeys(TEXTS, IN_GERMAN)
Content = dict[str, Any]


class ChangeForm(forms.Form):
    """Its fields are made for the desk it shows; empty means: nothing stands there any more."""

    def __init__(self, asked: AskedDesk, sent: QueryDict | None) -> None:
        self.asked = asked
        super().__init__(sent, auto_id="%s", initial=_initial(asked))
        for name, field in _fields(asked).items():
            field.help_text = str(HINTS.get(name, ""))
            kind = "select" if isinstance(field, forms.ChoiceField) else "input"
            field.widget.attrs["class"] = f"kern-form-input__{kind}"
            self.fields[name] = field

    def clean(self) -> Content:
        """Hours are read together: the kind, and a line for each day."""
        told: Content = super().clean() or {}
        lines = {day: told.get(f"hours_{day}", "") for day in WEEKDAYS}
        for day, line in lines.items():
            try:
                read_line(line)
            except NoHours:
                self.add_error(
                    f"hours_{day}", _("Please write the hours like this: 8:00–12:00, 13:00–16:00.")
                )
        if not self.errors and told["hours"] == WEEKLY and not any(lines.values()):
            self.add_error("hours", _("Please write the hours of at least one day."))
        return told

    def wanted(self) -> dict[str, Content]:
        """File -> field -> the new value, of what was changed and of nothing else."""
        wanted: dict[str, Content] = {SERVICE_POINTS: {}, DESKS: {}}
        for name in set(self.changed_data) & set(LABELS) - {"hours"}:
            wanted[FILES[name]][name] = self._value(name)
        if any(name.startswith("hours") for name in self.changed_data):
            wanted[SERVICE_POINTS] |= self._hours()
        return wanted

    def _value(self, name: str) -> Any:
        said = str(self.cleaned_data[name]).replace("\r\n", "\n").strip()
        if name == "phones":
            return [line.strip() for line in said.split("\n") if line.strip()] or None
        if name in TEXTS and said:
            return {"de": said, "en": said}
        return said or None

    def _hours(self) -> Content:
        told, before = self.cleaned_data, plain_row(self.asked.point)["hours"]
        if told["hours"] == ALWAYS:
            return {"hours": {"state": "always"}}
        if told["hours"] == KEEP:
            return {}
        row = weekly({day: told[f"hours_{day}"] for day in WEEKDAYS})
        kept = {
            name: before[name] for name in ("holidays", "holiday_hours") if before.get(name)
        }  # fmt: skip
        return {"hours": row | kept}


def _fields(asked: AskedDesk) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {
        "phones": forms.CharField(widget=_wide()),
        "mailbox": forms.EmailField(),
        "web": forms.CharField(),
        "address": forms.CharField(),
        "minors": forms.ChoiceField(choices=list(words.ANSWERS.items())[:4]),
        "hours": forms.ChoiceField(choices=_kinds_of_hours(asked)),
    }
    fields |= {f"hours_{day}": forms.CharField(label=DAYS[day], max_length=100) for day in WEEKDAYS}
    fields |= {name: forms.CharField(widget=_wide()) for name in TEXTS}
    if asked.point.kind == SHELTER:
        del fields["address"]
    for name, field in fields.items():
        field.required = name in ("minors", "hours")
        field.label = str(LABELS.get(name, field.label))
        if isinstance(field, forms.CharField) and field.max_length is None:
            field.validators.append(forms.CharField(max_length=LONGEST).validators[0])
    return fields


def _wide() -> forms.Textarea:
    return forms.Textarea(attrs={"rows": 3})


def _kinds_of_hours(asked: AskedDesk) -> list[tuple[str, Any]]:
    kept = [] if asked.point.hours.state in (ALWAYS, WEEKLY) else [(KEEP, _("as it is now"))]
    return [*kept, (ALWAYS, _("day and night")), (WEEKLY, _("at these hours"))]


def _initial(asked: AskedDesk) -> Content:
    desk, point = asked.desk, asked.point
    hours = point.hours.state
    texts = {name: getattr(desk if FILES[name] == DESKS else point, name) for name in TEXTS}
    return {
        "phones": "\n".join(point.phones),
        "mailbox": asked.mailbox,
        "web": point.web or "",
        "address": point.address or "",
        "minors": point.minors,
        "hours": hours if hours in (ALWAYS, WEEKLY) else KEEP,
    } | {f"hours_{day}": line for day, line in lines_of(point.hours).items()} | {
        name: text.de if text else "" for name, text in texts.items()
    }  # fmt: skip
