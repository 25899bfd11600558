"""Findings of an area as a page says them: what is the matter, and the page that mends it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from obhut.directory.policies import may_keep
from obhut.directory.queries.desks import service_point_of
from obhut.directory.queries.keeping import conflicts_for
from obhut.kernel.actor import Actor
from obhut.kernel.mechanism.directory import DESKS
from obhut.kernel.routing.places import Area, Level
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.knowledge.queries.keeping import IN_EACH_PLACE, Lack, ToMend, to_mend_for
from obhut.web.accounts.words import area_in_words
from obhut.web.concepts.wording import sentence, weight_in_words
from obhut.web.finder.words import said
from obhut.web.keeping.opening import opens_for
from obhut.web.keeping.words import desk_name, function_name

IN_A_PLACE = {
    "every-function-has-a-desk": gettext_lazy("Nobody is known in %(place)s for “%(function)s”."),
    "every-function-has-its-own-desk": gettext_lazy(
        "In %(place)s “%(function)s” has no desk of its own; another function stands in there."
    ),
}
NAMED = {"desk": desk_name, "deputy": desk_name, "last": desk_name, "function": function_name}


@dataclass(frozen=True, slots=True, kw_only=True)
class MendLine:
    weight: str
    """blocks, warns or tells."""
    weight_in_words: str
    why: str
    how: str
    address: str
    """Where it is mended; empty for whoever may not mend it."""
    act: str


def mend_lines(by: Actor, *, at: datetime) -> Mapping[Lack, tuple["ToMend | MendLine", ...]]:
    """By what is the matter, all of them, still to be said in words."""
    found: dict[Lack, list[ToMend | MendLine]] = {lack: [] for lack in Lack}
    found[Lack.CONTRADICTORY].extend(_carried(by))
    for each in to_mend_for(by, at=at):
        found[each.lack].append(each)
    return {lack: tuple(each) for lack, each in found.items()}


def in_words(each: "ToMend | MendLine", by: Actor) -> MendLine:
    """Said only for what a page shows: a federation lacks thousands of desks."""
    if isinstance(each, MendLine):
        return each
    why, how = map(said, sentence(with_names(each.finding)))
    address, act = _mended_at(each, by)
    if each.finding.rule in IN_EACH_PLACE:
        named = {"function": function_name(each.function), "place": place_name(each.place)}
        why = str(IN_A_PLACE[each.finding.rule]) % named
    return MendLine(
        weight=each.finding.weight.value,
        weight_in_words=weight_in_words(each.finding.weight),
        why=why,
        how=how,
        address=address if opens_for(by, address) else "",
        act=act,
    )


def place_name(key: str) -> str:
    """What the verifier calls DE, DE-BY, DE-BE-04 or 09564, as people call it."""
    area = area_of_place(key)
    return area_in_words(area.level.value, area.key)


def area_of_place(key: str) -> Area:
    if key == "DE":
        return Area(level=Level.FEDERATION, key=key)
    if key.isdecimal():
        return Area(level=Level.KREIS, key=key)
    level = Level.LAND if key.count("-") == 1 else Level.BEZIRK
    return Area(level=level, key=key)


def with_names(finding: Finding) -> Finding:
    """The same finding with the names of desks, functions and places in place of their keys."""
    facts = dict(finding.facts)
    facts |= {name: naming(facts[name]) for name, naming in NAMED.items() if facts.get(name)}
    if "places" in facts:
        names = facts["places"].split(", ")[:4]
        rest = facts["places"].split(", ")[4:]
        facts["places"] = ", ".join([*map(place_name, names), *rest])
    if "first" in facts:
        facts["first"] = place_name(facts["first"])
    return replace(finding, facts=tuple(facts.items()))


def _mended_at(each: ToMend, by: Actor) -> tuple[str, str]:
    """The page that mends it; for whoever only looks, the page where it is seen."""
    if each.desk:
        return _at_desk(each, by)
    if each.finding.rule in IN_EACH_PLACE and may_keep([area_of_place(each.place)], by):
        asked = {"function": each.function, "area": str(area_of_place(each.place))}
        return f"{reverse('keeping:choose_entry')}?{urlencode(asked)}", _("Enter a desk")
    return f"{reverse('keeping:list_entries')}?{urlencode({'function': each.function})}", _(
        "Look at the desks"
    )


def _at_desk(each: ToMend, by: Actor) -> tuple[str, str]:
    rows, address = service_point_of(each.desk), reverse("keeping:edit_desk", args=[each.desk])
    if rows and not opens_for(by, address):
        return reverse("keeping:show_entry", args=[rows[1].key]), _("Look at the entry")
    field = each.finding.where.rpartition("/")[2]
    return f"{address}#field-{field}", _("Change the desk")


def _carried(by: Actor) -> list[MendLine]:
    """What a newer generation says otherwise than whoever changed it here."""
    lines = []
    for change in conflicts_for(by):
        desk = change.file == DESKS
        page = "keeping:show_desk_history" if desk else "keeping:show_entry_history"
        lines.append(
            MendLine(
                weight=Weight.WARNS.value,
                weight_in_words=weight_in_words(Weight.WARNS),
                why=_("“%(name)s” was changed here, and the newer generation says otherwise.")
                % {"name": desk_name(change.key) if desk else change.key},
                how=_("Look at both versions; keep this one or take it back."),
                address=reverse(page, args=[change.key]),
                act=_("Look at both versions"),
            )
        )
    return lines
