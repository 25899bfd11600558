"""From who is responsible to data: one place for the API and the command line."""

from collections.abc import Iterable
from datetime import date

from obhut.directory.queries.desks import service_point_of
from obhut.kernel.concept.texts import Text
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.routing.answers import Answer, Link, Several, Sole, Unknown, Unstaffed
from obhut.kernel.routing.desks import Desk, LastCall
from obhut.kernel.routing.hours import Closed, Open
from obhut.web.api import desk_schemas as out

AnyAnswer = out.SoleOut | out.SeveralOut | out.UnknownOut


def answer_as_data(answer: Answer, *, today: date) -> AnyAnswer:
    """Who is responsible. Every outcome has its own form; none can be forgotten."""
    match answer:
        case Sole():
            chain = _chain(answer, today)
            return out.SoleOut(chain=chain.chain, ends_open=chain.ends_open)
        case Several():
            return out.SeveralOut(
                reason=answer.reason,
                ask=answer.ask,
                choices=[_chain(choice, today) for choice in answer.choices],
                without_desk=[out.PlaceOut.model_validate(each) for each in answer.without_desk],
                unstaffed=unstaffed_as_data(answer.unstaffed),
            )
        case Unknown():
            return out.UnknownOut(
                reason=answer.reason, ask=answer.ask, unstaffed=unstaffed_as_data(answer.unstaffed)
            )


def unstaffed_as_data(desks: Iterable[Desk]) -> list[out.UnstaffedOut]:
    """Desks at which nobody sits, by name."""
    return [
        out.UnstaffedOut(desk=desk.key, function=desk.function, name=_name(desk, _rows(desk)[1]))
        for desk in desks
    ]


def _rows(desk: Desk) -> tuple[DeskRow | None, ServicePointRow | None]:
    return service_point_of(desk.key) or (None, None)


def _name(desk: Desk, point: ServicePointRow | None) -> Text:
    return Text(de=desk.name, en=point.name_en if point and point.name_en else desk.name)


def _chain(answer: Sole, today: date) -> out.ChainOut:
    chain = [_link(link, today) for link in answer.chain]
    return out.ChainOut(chain=chain, ends_open=answer.ends_open)


def _link(link: Link, today: date) -> out.LinkOut:
    desk = link.desk
    row, point = _rows(desk)
    shown = point if not desk.held else None
    return out.LinkOut(
        desk=desk.key,
        function=desk.function,
        name=_name(desk, point),
        organisation=desk.organisation,
        phones=[] if desk.held else list(desk.phones),
        mailbox="" if desk.held or not desk.staffed else desk.mailbox,
        web=desk.web,
        state=_state(link),
        next_opening=link.state.next_opening if isinstance(link.state, Closed) else None,
        hours=point.hours.text if point else None,
        why=link.why,
        area=out.AreaOut(level=link.area.level, key=link.area.key) if link.area else None,
        instead_of=link.instead_of,
        minors=desk.minors,
        from_age=desk.from_age,
        to_age=desk.to_age,
        languages=point.languages if point else None,
        note=shown.note if shown else None,
        held=desk.held,
        held_because=point.hold if point and desk.held else None,
        confidence=desk.confidence,
        seen_on=desk.seen_on,
        confirmed_on=desk.confirmed_on,
        doubted_on=desk.doubted_on,
        last_call=_last_call(desk.last_call),
        freshness=desk.freshness_on(today),
        **said_by(row),
        source=desk.source,
    )


def _last_call(last: LastCall | None) -> out.LastCallOut | None:
    if last is None:
        return None
    return out.LastCallOut(
        called_on=last.on,
        reached=last.minutes is not None,
        minutes=last.minutes,
        in_vain=last.in_vain,
    )


def said_by(row: DeskRow | None) -> dict[str, Text | None]:
    """What a desk says of itself."""
    return {field: getattr(row, field, None) for field in out.SaidByDesk.model_fields}


def _state(link: Link) -> out.OpenOrNot:
    match link.state:
        case Open():
            return "open"
        case Closed():
            return "closed"
        case Unstaffed():
            return "unstaffed"
        case _:
            return "unknown"
