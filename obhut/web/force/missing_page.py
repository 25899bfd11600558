"""What is still missing, as somebody who decides reads it: owner, night and money first, then the text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from obhut.concepts.enums import ConceptKind, EditionState
from obhut.concepts.queries.editions import EditionSeen, text_seen
from obhut.concepts.queries.obstacles import (
    Mends,
    Obstacle,
    Obstructs,
    WhatIsMissing,
    is_in_the_way,
    mends,
)
from obhut.kernel.actor import Actor
from obhut.kernel.concept.nodes import Node
from obhut.kernel.verifier.about import mended_at
from obhut.kernel.verifier.findings import Finding
from obhut.web.accounts.words import area_in_words
from obhut.web.concepts.wording import sentence
from obhut.web.editions.names import STATE
from obhut.web.finder.words import day_in_words, in_english, said
from obhut.web.force import words
from obhut.web.force.sections import MissingLine, Section
from obhut.web.keeping.mending import area_of_place, with_names
from obhut.web.keeping.opening import opens_for

Told = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToBeStaffed:
    """What somebody will have to pay for, as far as the data say it: how many, of what."""

    what: str
    number: int


def missing_page(missing: WhatIsMissing, by: Actor, *, may_edit: bool) -> Told:
    """All but the approvals, which have forms of their own."""
    edition, number = missing.edition, len(missing.obstacles)
    named = reverse("force:name_approvers", args=[edition.concept, edition.number])
    shut = () if may_edit else (named,)
    rehearsal = reverse("rehearsals:rehearse", args=[edition.concept, edition.number])
    return {
        "edition": edition,
        "title": said(edition.title),
        "area": area_in_words(*edition.area),
        "state": str(STATE[edition.state]),
        "digest": missing.digest,
        "waits_for": day_in_words(edition.holds_from) if edition.holds_from else "",
        "can_come": missing.is_nothing and may_edit,
        "may_edit": may_edit,
        "answers": answers(edition),
        "may_rehearse": answers(edition) and opens_for(by, rehearsal),
        "number": number,
        "sections": tuple(each.open_to(by, shut) for each in _sections(missing)),
        "money": tuple(_to_be_staffed(missing.findings)),
    }


def answers(edition: EditionSeen) -> bool:
    """Whether finder and plan answer by it: an agreement is kept to be read, as far as it was seen."""
    return edition.kind is not ConceptKind.AGREEMENT


def reasons_in_words(missing: WhatIsMissing) -> list[str]:
    """Everything that is in the way, each in a sentence."""
    return [_line(each, missing.edition).why for each in missing.obstacles]


def _sections(missing: WhatIsMissing) -> Iterator[Section]:
    edition = missing.edition
    if answers(edition):
        yield from _of_desks(missing)
    yield _of_the_text(missing)
    approvals = [each for each in missing.obstacles if each.obstructs in OF_APPROVALS]
    yield Section(
        key="approvals",
        title=_("Who approves?"),
        nothing=_("Every function that is named has approved of this very text."),
        in_the_way=tuple(_line(each, edition) for each in approvals),
        besides=(),
    )


def _of_desks(missing: WhatIsMissing) -> Iterator[Section]:
    yield _of_findings(
        "owner",
        _("Who does it?"),
        _("For every task in this area somebody is known who takes it on."),
        missing,
        words.OWNER,
    )
    yield _of_findings(
        "night",
        _("And at night?"),
        _("Where somebody has to answer around the clock, somebody does."),
        missing,
        words.NIGHT,
    )


OF_APPROVALS = (Obstructs.APPROVERS, Obstructs.APPROVAL)


def _of_findings(
    key: str, title: str, nothing: str, missing: WhatIsMissing, rules: frozenset[str]
) -> Section:
    found = [each for each in missing.findings if each.rule in rules]
    return Section(
        key=key,
        title=title,
        nothing=nothing,
        in_the_way=_lines(found, missing.edition, blocking=True),
        besides=_lines(found, missing.edition, blocking=False),
    )


def _of_the_text(missing: WhatIsMissing) -> Section:
    edition = missing.edition
    named = words.OWNER | words.NIGHT
    found = [each for each in missing.findings if each.rule not in named]
    others = (
        each
        for each in missing.obstacles
        if each.finding is None and each.obstructs not in OF_APPROVALS
    )
    return Section(
        key="text",
        title=_("Is the text complete?"),
        nothing=_("It says everything it has to, and every deviation has its reason."),
        in_the_way=(
            *(_line(each, edition) for each in others),
            *_lines(found, edition, blocking=True),
        ),
        besides=_lines(found, edition, blocking=False),
    )


def _lines(
    found: Iterable[Finding], edition: EditionSeen, *, blocking: bool
) -> tuple[MissingLine, ...]:
    return tuple(_finding(each, edition) for each in found if is_in_the_way(each) is blocking)


def _line(each: Obstacle, edition: EditionSeen) -> MissingLine:
    if each.finding is not None:
        return _finding(each.finding, edition)
    why, how = words.SAYS[each.obstructs]
    told = {"title": _title(each), "fault": _fault(each), "number": each.number}
    if each.obstructs is Obstructs.EMPTY and each.node is None:
        why = words.NOTHING_YET
    address, act = _where(each, edition)
    return MissingLine(
        blocks=True,
        why=str(why) % told if "%(" in str(why) else str(why),
        how=str(how),
        who=_title(each) if each.mends is Mends.APPROVER else str(words.EDITORS),
        address=address,
        act=act,
    )


def _title(each: Obstacle) -> str:
    if each.approver is not None:
        return said(each.approver.title)
    return said(each.node.title) if each.node is not None else str(words.NAMELESS)


def _fault(each: Obstacle) -> str:
    if each.fault is None:
        return ""
    return each.fault.en if in_english() else each.fault.de


def _where(each: Obstacle, edition: EditionSeen) -> tuple[str, str]:
    here = reverse("force:show_missing", args=[edition.concept, edition.number])
    match each.obstructs:
        case Obstructs.APPROVERS:
            address = reverse("force:name_approvers", args=[edition.concept, edition.number])
            return address, _("Name them")
        case Obstructs.APPROVAL if each.approver is not None:
            return f"{here}#approver-{each.approver.key}", _("Enter the approval")
        case Obstructs.REASON if each.node is not None and edition.state is EditionState.DRAFT:
            address = reverse("tailoring:show_node", args=[edition.concept, each.node.id])
            return address, _("Write the reason")
        case _:
            return _of_node(each.node, edition)


def _of_node(node: Node | None, edition: EditionSeen) -> tuple[str, str]:
    """The page of a node; none where the edition is no draft any more, or the node is gone."""
    if node is None or edition.state is not EditionState.DRAFT:
        return "", ""
    return reverse("drafting:show_node", args=[edition.concept, node.id]), _("Open the node")


def _finding(finding: Finding, edition: EditionSeen) -> MissingLine:
    why, how = map(said, sentence(with_names(finding)))
    mending = mends(finding, edition)
    keeper = mending is Mends.KEEPER
    address, act = _at_a_desk(finding) if keeper else _in_the_text(finding, edition)
    who = {
        Mends.KEEPER: str(words.KEEPERS) % {"area": area_in_words(*edition.area)},
        Mends.TEMPLATE: str(words.TEMPLATE),
    }
    return MissingLine(
        blocks=is_in_the_way(finding),
        why=why,
        how=how,
        who=who.get(mending, str(words.EDITORS)),
        address=address,
        act=act,
    )


def _at_a_desk(finding: Finding) -> tuple[str, str]:
    facts = dict(finding.facts)
    if desk := facts.get("desk"):
        return reverse("keeping:edit_desk", args=[desk]), _("Change the desk")
    function, places = facts.get("function", ""), facts.get("places", "")
    if finding.rule.startswith("every-function-has-") and places:
        first = area_of_place(places.split(", ")[0])
        asked = urlencode({"function": function, "area": str(first)})
        return f"{reverse('keeping:choose_entry')}?{asked}", _("Enter a desk")
    address = f"{reverse('keeping:list_entries')}?{urlencode({'function': function})}"
    return address, _("Look at the desks")


def _in_the_text(finding: Finding, edition: EditionSeen) -> tuple[str, str]:
    return _of_node(text_seen(edition).by_key.get(mended_at(finding)), edition)


def _to_be_staffed(findings: Iterable[Finding]) -> Iterator[ToBeStaffed]:
    """Counted from what the verifier found; what anything costs is not in the data."""
    counts = dict.fromkeys(MONEY, 0)
    for each in findings:
        for what, rules in MONEY.items():
            if each.rule in rules:
                counts[what] += int(dict(each.facts).get("count", "1"))
    for what, number in counts.items():
        if number:
            yield ToBeStaffed(what=_money(what, number), number=number)


MONEY = {
    "new": frozenset({"every-function-has-a-desk"}),
    "own": frozenset({"every-function-has-its-own-desk"}),
    "night": frozenset({"every-function-answers-at-night", "every-function-answers-on-holidays"}),
    "unstaffed": frozenset({"every-desk-is-staffed", "no-unstaffed-desk-is-alone"}),
    "one": frozenset({"no-desk-hangs-on-one-person"}),
}


def _money(what: str, number: int) -> str:
    match what:
        case "new":
            return ngettext(
                "desk is to be set up: at that place nobody has the task at all",
                "desks are to be set up: at those places nobody has the task at all",
                number,
            )
        case "own":
            return ngettext(
                "place at which another function stands in, for want of a desk of its own",
                "places at which another function stands in, for want of a desk of its own",
                number,
            )
        case "night":
            return ngettext(
                "place is to be secured at night or on holidays",
                "places are to be secured at night or on holidays",
                number,
            )
        case "unstaffed":
            return ngettext(
                "desk is there, but nobody sits at it",
                "desks are there, but nobody sits at them",
                number,
            )
        case _:
            return ngettext(
                "desk hangs on one single person", "desks hang on one single person", number
            )
