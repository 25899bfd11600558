"""Answers as plain text, in the language chosen."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from obhut.kernel.concept.texts import Text
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import Call, Plan
from obhut.kernel.routing.answers import Answer, Several
from obhut.kernel.routing.places import Level
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.knowledge.queries import InForce
from obhut.web.concepts.naming import edition_in_words
from obhut.web.concepts.wording import sentence, weight_in_words
from obhut.web.finder import words
from obhut.web.finder.desk_cards import AnswerCard, DeskCard, answer_card, unstaffed_names
from obhut.web.finder.desk_says import unstaffed_in_words
from obhut.web.finder.plan_page import EntryLine, GroundLine, plan_page
from obhut.web.gate.card import GateCard

INSTEAD = Text(
    de="Statt dessen hier, weil keine Stelle bekannt ist für:",
    en="Here instead, because no desk is known for:",
)

CHOOSE = Text(
    de="Mehrere Stellen kommen in Frage. Wählen Sie:",
    en="Several desks are possible. Choose:",
)
ASK = {
    level: Text(
        de=f"Mehrere Stellen sind möglich. Sagen Sie den Ort genauer: {word_de} ({option}).",
        en=f"Several desks are possible. Say the place more exactly: {word_en} ({option}).",
    )
    for level, word_de, word_en, option in (
        (Level.LAND, "das Land", "the Land", "--land"),
        (Level.KREIS, "den Kreis", "the Kreis", "--ags, 5 Ziffern/digits"),
        (Level.GEMEINDE, "die Gemeinde", "the Gemeinde", "--ags, 8 Ziffern/digits"),
        (Level.BEZIRK, "den Bezirk", "the Bezirk", "--bezirk"),
    )
}
GAP = Text(
    de="Für einen Teil dieses Ortes kennen wir keine Stelle.",
    en="For a part of this place we know no desk.",
)


def print_plan(plan: Plan, present: InForce) -> None:
    mechanism = present.mechanism
    page = plan_page(plan, mechanism)
    print(f"{page.profession} · {words.moment_in_words(plan.at)}\n")
    print(_("Now: whom to call").upper())
    for call in plan.calls:
        _print_call(call, mechanism, day_of(plan.at))
    for title, entries in ((_("At once"), page.now), (_("Next"), page.next)):
        if entries:
            print(f"\n{title.upper()}")
        for entry in entries:
            _print_entry(entry)
    for title, lines in (
        (_("What to write down"), page.write_down),
        (_("What not to do"), page.avoid),
    ):
        print(f"\n{title.upper()}")
        print("\n".join(f"- {line}" for line in lines))
    print(f"\n{_('What you may tell').upper()}\n{page.legal_line}")
    _print_text(present)


def print_answer(answer: Answer, instead: Call, present: InForce, *, today: date) -> None:
    """Who answers; where nobody is known, who instead."""
    _print_answer(answer, today)
    if instead.stands_in_for:
        _print_call(instead, present.mechanism, today)
    _print_text(present)


def print_gate(card: GateCard, present: InForce) -> None:
    """The answer of the gate, with 110 before everything in danger."""
    print(card.asked)
    for title, lines in (
        (_("Danger now: first 110"), card.first_in_danger),
        (f"{_('Answer:')} {card.headline}", _reached(card)),
        (_("First"), card.first),
        (_("Mind this"), card.brakes),
        (_("A word to this body stays"), _citations(card.then)),
        (_("Ground:"), (*_citations(card.grounds), card.review)),
        (_("For your file"), (card.for_the_file,)),
    ):
        if lines:
            print(f"\n{title}\n" + "\n".join(f"- {line}" for line in lines))
    _print_text(present)


def _print_text(present: InForce) -> None:
    """Which text was answered from, in full; and where it holds no longer, since when."""
    edition = present.edition
    print(f"\n{edition_in_words(edition)}\n{edition.digest}")
    if edition.past_at:
        until = words.day_in_words(day_of(edition.past_at))
        print(_("This text no longer holds: it was in force until %(until)s.") % {"until": until})


def _reached(card: GateCard) -> tuple[str, ...]:
    """How far the answer reaches, what holds otherwise, and whom to ask."""
    otherwise = f"{_('If that is not so:')} {card.otherwise}" if card.otherwise else ""
    others = tuple(f"{other.label}: {other.says}" for other in (*card.purposes, *card.still))
    lines = (card.gap, *card.conditions, otherwise, *card.notes, *others, card.ask)
    return tuple(line for line in lines if line) or ("–",)


def _citations(grounds: tuple[GroundLine, ...]) -> tuple[str, ...]:
    return tuple(f"{ground.citation} ({ground.review})" for ground in grounds)


def print_findings(found: tuple[Finding, ...], lines: Mapping[str, str]) -> None:
    """Each with its weight, its rule, where it is, why it matters and how to mend it.

    ``lines``: file and line of what a finding is about, where files were checked.
    """
    for finding in found:
        why, mend = sentence(finding)
        print(f"[{weight_in_words(finding.weight)}] {finding.rule} · {_place(finding, lines)}")
        print(f"  {words.said(why)}\n  → {words.said(mend)}")
    counts = {weight: sum(each.weight is weight for each in found) for weight in Weight}
    print(", ".join(f"{count} × {weight_in_words(weight)}" for weight, count in counts.items()))


def _place(finding: Finding, lines: Mapping[str, str]) -> str:
    shelf, _, rest = finding.where.partition("/")
    line = lines.get(f"{'desks' if shelf == 'desks' else ''}/{rest.partition('/')[0]}")
    return f"{finding.where} ({line})" if line else finding.where


def _print_call(call: Call, mechanism: Mechanism, today: date) -> None:
    print(f"\n{words.said(call.function.node.title)}")
    for key in call.stands_in_for:
        print(f"  {words.said(INSTEAD)} {words.said(mechanism.functions[key].node.title)}")
    if call.unstaffed:
        print(f"  {unstaffed_in_words(unstaffed_names(call.unstaffed))}")
    _print_answer(call.answer, today)


def _print_answer(answer: Answer, today: date) -> None:
    """Nothing is picked silently: where several are possible, what to say is said first."""
    if isinstance(answer, Several):
        asked = ASK[answer.ask] if answer.ask else CHOOSE
        print(f"  {words.said(asked)}")
        if answer.without_desk:
            print(f"  {words.said(GAP)}")
    _print_card(answer_card(answer, today=today))


def _print_card(card: AnswerCard) -> None:
    if card.unknown:
        print(f"  {card.unknown}")
    if card.unstaffed:
        print(f"  {unstaffed_in_words(card.unstaffed)}")
    for desk in card.desks:
        print(f"  {desk.name}: {_reached_by(desk)}")
        print(f"    {desk.state_in_words}; {desk.minors}; {desk.source} ({desk.seen_on})")
        if desk.aged:
            print(f"    ! {desk.aged}")
        for line in desk.says:
            print(f"    {line.label}: {line.text}")
        if desk.instead:
            print(f"    {_('Answers instead:')} {_with_number(desk.instead)}")
        for link in desk.chain:
            print(f"    → {_with_number(link)}")


def _reached_by(desk: DeskCard) -> str:
    if desk.state == "unstaffed":
        return desk.state_in_words
    return ", ".join(desk.phones) or _("Telephone: not seen")


def _with_number(link: DeskCard) -> str:
    return f"{link.name}: {', '.join(link.phones)} ({link.why})"


def _print_entry(entry: EntryLine) -> None:
    print(f"\n{entry.number}. {entry.title} ({entry.key}; {entry.review})")
    for deadline in entry.deadlines:
        print(f"   {_('By when:')} {deadline.rule} [{deadline.kind}] {deadline.until}")
    print(f"   {', '.join(ground.citation for ground in entry.grounds)}")
    print(f"   {_('If nobody answers:')} {entry.unanswered}")
