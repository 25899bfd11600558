"""From what the kernel answers to data: one place for the API and the command line."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from obhut.directory.queries.desks import service_point_of
from obhut.kernel.concept.edition import plain
from obhut.kernel.concept.texts import Text
from obhut.kernel.deadlines.arithmetic import Due, Expires, NoDueDay, NotBefore, Outcome
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.plan.plan import Call, Deadline, Entry, Plan
from obhut.kernel.routing.answers import Answer, Link, Several, Sole, Unknown
from obhut.kernel.routing.hours import Closed, Open
from obhut.kernel.verifier.findings import Finding, Weight
from obhut.knowledge.queries import in_force, text_in_force
from obhut.web.api import schemas as out
from obhut.web.concepts.wording import sentence

AnyAnswer = out.SoleOut | out.SeveralOut | out.UnknownOut


def as_json(answer: out.Schema) -> str:
    """The same letters on every way out."""
    return answer.model_dump_json()


def plan_as_data(plan: Plan, mechanism: Mechanism) -> out.PlanOut:
    """The whole plan, in both languages."""
    asker = mechanism.professions[plan.situation.profession]
    return out.PlanOut(
        at=plan.at,
        edition=plan.digest,
        profession=out.ProfessionOut(
            profession=asker.key,
            title=asker.node.title,
            legal_line=asker.facts.legal_line,
            grounds=_grounds(asker.facts.basis, mechanism),
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
                grounds=_grounds(event.facts.basis, mechanism),
            )
            for event in plan.interrupts
        ],
        calls=[_call(call) for call in plan.calls],
        entries=[_entry(entry, mechanism) for entry in plan.entries],
    )


def responsible_as_data(
    function: str, answer: Answer, mechanism: Mechanism, *, at: datetime, instead: Call
) -> out.ResponsibleOut:
    """Who answers for a function, with the question it answers; where nobody, who instead."""
    return out.ResponsibleOut(
        function=function,
        title=mechanism.functions[function].node.title,
        at=at,
        edition=mechanism.digest,
        answer=answer_as_data(answer),
        instead=_instead(instead) if instead.stands_in_for else None,
    )


def _instead(call: Call) -> out.InsteadOut:
    return out.InsteadOut(
        function=call.function.key,
        title=call.function.node.title,
        answer=answer_as_data(call.answer),
    )


def answer_as_data(answer: Answer) -> AnyAnswer:
    """Who is responsible. Every outcome has its own form; none can be forgotten."""
    match answer:
        case Sole():
            chain = _chain(answer)
            return out.SoleOut(chain=chain.chain, ends_open=chain.ends_open)
        case Several():
            return out.SeveralOut(
                reason=answer.reason,
                ask=answer.ask,
                choices=[_chain(choice) for choice in answer.choices],
                without_desk=[out.PlaceOut.model_validate(each) for each in answer.without_desk],
            )
        case Unknown():
            return out.UnknownOut(reason=answer.reason, ask=answer.ask)


def findings_as_data(found: Iterable[Finding]) -> out.FindingsOut:
    """What the verifier found, with why it matters and how to mend it."""
    findings = list(found)
    return out.FindingsOut(
        findings=[_finding(finding) for finding in findings],
        count={weight: sum(finding.weight is weight for finding in findings) for weight in Weight},
    )


def mechanism_in_force_as_json() -> tuple[str, str]:
    """Digest of the edition in force, and all of it as JSON. Raises NothingInForce."""
    edition = in_force().edition
    return edition.digest, _mechanism_as_json(edition.id)


@lru_cache(maxsize=1)
def _mechanism_as_json(edition: UUID) -> str:
    """Kept: a frozen edition never changes."""
    present = in_force().edition
    chapters = [
        out.ChapterOut(
            section=plain(chapter.section), nodes=[plain(node) for node in chapter.nodes]
        )
        for chapter in text_in_force().chapters
    ]
    return as_json(
        out.MechanismOut(
            id=edition,
            number=present.number,
            concept=present.concept,
            digest=present.digest,
            in_force_at=present.in_force_at,
            chapters=chapters,
        )
    )


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


def _call(call: Call) -> out.CallOut:
    return out.CallOut(
        function=call.function.key,
        title=call.function.node.title,
        step=call.step,
        stands_in_for=list(call.stands_in_for),
        answer=answer_as_data(call.answer),
    )


def _entry(entry: Entry, mechanism: Mechanism) -> out.EntryOut:
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
        grounds=_grounds(facts.basis, mechanism),
        calls=[_call(call) for call in entry.calls],
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
        grounds=_grounds(facts.basis, mechanism),
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


def _grounds(keys: Iterable[str], mechanism: Mechanism) -> list[out.GroundOut]:
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


def _chain(answer: Sole) -> out.ChainOut:
    return out.ChainOut(chain=[_link(link) for link in answer.chain], ends_open=answer.ends_open)


def _link(link: Link) -> out.LinkOut:
    desk = link.desk
    rows = service_point_of(desk.key)
    point = rows[1] if rows else None
    shown = point if not desk.held else None
    return out.LinkOut(
        desk=desk.key,
        function=desk.function,
        name=Text(de=desk.name, en=point.name_en if point and point.name_en else desk.name),
        organisation=desk.organisation,
        phones=[] if desk.held else list(desk.phones),
        mailbox="" if desk.held else desk.mailbox,
        web=desk.web,
        state=_state(link),
        next_opening=link.state.next_opening if isinstance(link.state, Closed) else None,
        hours=point.hours.text if point else None,
        why=link.why,
        area=out.AreaOut(level=link.area.level, key=link.area.key) if link.area else None,
        instead_of=link.instead_of,
        minors=desk.minors,
        from_age=desk.from_age,
        languages=point.languages if point else None,
        note=shown.note if shown else None,
        held=desk.held,
        held_because=point.hold if point and desk.held else None,
        confidence=desk.confidence,
        seen_on=desk.seen_on,
        confirmed_on=desk.confirmed_on,
        source=desk.source,
    )


def _state(link: Link) -> out.OpenOrNot:
    match link.state:
        case Open():
            return "open"
        case Closed():
            return "closed"
        case _:
            return "unknown"
