"""Answers as plain text, in the language chosen."""

from django.utils.translation import gettext as _

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import Plan
from obhut.kernel.routing.answers import Answer
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.web.concepts.wording import sentence, weight_in_words
from obhut.web.finder import words
from obhut.web.finder.desk_cards import AnswerCard, answer_card
from obhut.web.finder.plan_page import EntryLine, plan_page


def print_plan(plan: Plan, mechanism: Mechanism) -> None:
    page = plan_page(plan, mechanism)
    print(f"{page.profession} · {words.moment_in_words(plan.at)}\n")
    print(_("Now: whom to call").upper())
    for call in (*page.calls_now, *page.calls_later):
        print(f"\n{call.function}")
        _print_card(call.card)
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
    print(f"\n{_('What you may tell').upper()}\n{page.legal_line}\n\n{plan.digest}")


def print_answer(answer: Answer) -> None:
    _print_card(answer_card(answer))


def print_findings(found: tuple[Finding, ...]) -> None:
    """Each with its weight, its rule, where it is, why it matters and how to mend it."""
    for finding in found:
        why, mend = sentence(finding)
        print(f"[{weight_in_words(finding.weight)}] {finding.rule} · {finding.where}")
        print(f"  {words.said(why)}\n  → {words.said(mend)}")
    counts = {weight: sum(each.weight is weight for each in found) for weight in Weight}
    print(", ".join(f"{count} {weight_in_words(weight)}" for weight, count in counts.items()))


def _print_card(card: AnswerCard) -> None:
    if card.unknown:
        print(f"  {card.unknown}")
    for desk in card.desks:
        print(f"  {desk.name}: {', '.join(desk.phones) or _('Telephone: not seen')}")
        print(f"    {desk.state_in_words}; {desk.minors}; {desk.source} ({desk.seen_on})")
        for link in desk.chain:
            print(f"    → {link.name}: {', '.join(link.phones)} ({link.why})")


def _print_entry(entry: EntryLine) -> None:
    print(f"\n{entry.number}. {entry.title} ({entry.key}; {entry.review})")
    for deadline in entry.deadlines:
        print(f"   {_('By when:')} {deadline.rule} [{deadline.kind}] {deadline.until}")
    print(f"   {', '.join(ground.citation for ground in entry.grounds)}")
    print(f"   {_('If nobody answers:')} {entry.unanswered}")
