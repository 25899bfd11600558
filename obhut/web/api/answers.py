"""From what the kernel answers to data: one place for the API and the command line."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from obhut.concepts.queries import EditionInForce, text_of
from obhut.kernel.concept.edition import plain
from obhut.kernel.deadlines.arithmetic import Due, Expires, NoDueDay, NotBefore, Outcome
from obhut.kernel.deadlines.days import day_of
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import Call, Deadline, Entry, Plan
from obhut.kernel.routing.answers import Answer
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.knowledge.queries import InForce
from obhut.web.api import schemas as out
from obhut.web.api.desk_answers import answer_as_data, unstaffed_as_data
from obhut.web.api.schema import Schema
from obhut.web.concepts.wording import sentence


def as_json(answer: Schema) -> str:
    """The same letters on every way out."""
    return answer.model_dump_json()


def speaks_from_as_data(edition: EditionInForce) -> out.SpeaksFromOut:
    """Which text an answer comes from, and whether it still holds."""
    level, area = edition.area
    return out.SpeaksFromOut(
        concept=edition.concept,
        kind=edition.kind,
        title=edition.title,
        level=level,
        area=area,
        number=edition.number,
        digest=edition.digest,
        in_force_at=edition.in_force_at,
        past_at=edition.past_at,
    )


def plan_as_data(plan: Plan, present: InForce) -> out.PlanOut:
    """The whole plan, in both languages."""
    mechanism = present.mechanism
    asker = mechanism.professions[plan.situation.profession]
    return out.PlanOut(
        at=plan.at,
        edition=plan.digest,
        speaks_from=speaks_from_as_data(present.edition),
        profession=out.ProfessionOut(
            profession=asker.key,
            title=asker.node.title,
            legal_line=asker.facts.legal_line,
            grounds=grounds_as_data(asker.facts.basis, mechanism),
        ),
        situation=out.SituationOut(
            danger=plan.situation.danger,
            age=plan.situation.age,
            company=plan.situation.company,
            carers=plan.situation.carers,
            missing=plan.situation.missing,
        ),
        interrupts=[
            out.InterruptOut(
                node=event.key,
                event=event.facts.event,
                title=event.node.title,
                text=event.node.text,
                first=event.facts.first,
                grounds=grounds_as_data(event.facts.basis, mechanism),
            )
            for event in plan.interrupts
        ],
        calls=[_call(call, day_of(plan.at)) for call in plan.calls],
        entries=[_entry(entry, mechanism, day_of(plan.at)) for entry in plan.entries],
    )


def responsible_as_data(
    function: str, answer: Answer, present: InForce, *, at: datetime, instead: Call
) -> out.ResponsibleOut:
    """Who answers for a function, with the question it answers; where nobody, who instead."""
    return out.ResponsibleOut(
        function=function,
        title=present.mechanism.functions[function].node.title,
        at=at,
        edition=present.mechanism.digest,
        speaks_from=speaks_from_as_data(present.edition),
        answer=answer_as_data(answer, today=day_of(at)),
        instead=_instead(instead, day_of(at)) if instead.stands_in_for else None,
    )


def _instead(call: Call, today: date) -> out.InsteadOut:
    return out.InsteadOut(
        function=call.function.key,
        title=call.function.node.title,
        answer=answer_as_data(call.answer, today=today),
    )


def findings_as_data(found: Iterable[Finding]) -> out.FindingsOut:
    """What the verifier found, with why it matters and how to mend it."""
    findings = list(found)
    return out.FindingsOut(
        findings=[_finding(finding) for finding in findings],
        count={weight: sum(finding.weight is weight for finding in findings) for weight in Weight},
    )


@lru_cache(maxsize=20)
def mechanism_as_json(edition: EditionInForce) -> str:
    """All of an edition that holds or held, as JSON. Kept: it never changes."""
    chapters = [
        out.ChapterOut(
            section=plain(chapter.section), nodes=[plain(node) for node in chapter.nodes]
        )
        for chapter in text_of(edition.id).chapters
    ]
    told = speaks_from_as_data(edition).model_dump()
    return as_json(out.MechanismOut(id=edition.id, chapters=chapters, **told))


def _finding(finding: Finding) -> out.FindingOut:
    why, mend = sentence(finding)
    return out.FindingOut(
        rule=finding.rule,
        weight=finding.weight,
        where=finding.where,
        facts=dict(finding.facts),
        why=why,
        mend=mend,
    )


def _call(call: Call, today: date) -> out.CallOut:
    return out.CallOut(
        function=call.function.key,
        title=call.function.node.title,
        step=call.step,
        stands_in_for=list(call.stands_in_for),
        unstaffed=unstaffed_as_data(call.unstaffed),
        answer=answer_as_data(call.answer, today=today),
    )


def _entry(entry: Entry, mechanism: Mechanism, today: date) -> out.EntryOut:
    node, facts = entry.step.node, entry.step.facts
    return out.EntryOut(
        node=node.key,
        number=facts.number,
        title=node.title,
        text=node.text,
        moment=entry.moment,
        bearer=facts.bearer,
        involves=facts.involves,
        because=[
            out.BecauseOut(node=each.node, question=each.question, answer=each.answer)
            for each in entry.because
        ],
        deadlines=[_deadline(each, mechanism) for each in entry.deadlines],
        grounds=grounds_as_data(facts.basis, mechanism),
        calls=[_call(call, today) for call in entry.calls],
        documents=facts.documents,
        allowed=facts.allowed.classes,
        write_down=facts.write_down,
        avoid=facts.avoid,
        unanswered=out.UnansweredOut(
            text=facts.unanswered.text, to=facts.unanswered.to, after=facts.unanswered.after
        ),
        evidence=node.evidence,
        review=node.review,
    )


def _deadline(deadline: Deadline, mechanism: Mechanism) -> out.DeadlineOut:
    node, facts = deadline.term.node, deadline.term.facts
    return out.DeadlineOut(
        term=node.key,
        code=facts.code,
        title=node.title,
        starts=facts.starts,
        counting=facts.counting,
        set_by=facts.set_by,
        due=_due(deadline.outcome),
        review=node.review,
        grounds=grounds_as_data(facts.basis, mechanism),
    )


def _due(outcome: Outcome | None) -> out.DueOut | None:
    """The day that follows; none where the source gives no number."""
    match outcome:
        case Due(day=day, until=until, moved_from=moved_from):
            return out.DueOut(by="due", day=day, until=until, moved_from=moved_from)
        case Expires(day=day, until=until):
            return out.DueOut(by="expires", day=day, until=until, moved_from=None)
        case NotBefore(day=day):
            return out.DueOut(by="not_before", day=day, until=None, moved_from=None)
        case NoDueDay() | None:
            return None


def grounds_as_data(keys: Iterable[str], mechanism: Mechanism) -> list[out.GroundOut]:
    """Norms with their state of review."""
    norms = (mechanism.norms[key] for key in keys)
    return [
        out.GroundOut(
            norm=norm.key,
            citation=norm.facts.citation,
            title=norm.node.title,
            address=norm.facts.address,
            review=norm.node.review,
            recheck=norm.facts.recheck,
        )
        for norm in norms
    ]
