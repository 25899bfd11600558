"""Who is responsible here, and who answers when they are closed?

The narrowest area that covers the place wins: a town with a youth office of its own before its
Kreis (§ 69 SGB VIII), a Bezirk before Berlin. Where that cannot be decided we ask.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from obhut.kernel.routing.answers import (
    Answer,
    Link,
    LinkState,
    Missing,
    Reason,
    Several,
    Sole,
    Unknown,
    Unstaffed,
    Why,
)
from obhut.kernel.routing.desks import Desk, DeskBook, Minors
from obhut.kernel.routing.hours import HolidayCalendar, is_open
from obhut.kernel.routing.places import BEZIRKE, SPECIFICITY, Area, Key, Level, Place


def responsible(  # noqa: PLR0913 (where, what, when, out of which book: a question has its parts)
    place: Place | tuple[Place, ...],
    function: str,
    moment: datetime,
    *,
    desks: DeskBook,
    calendar: HolidayCalendar,
    for_minors: bool = True,
) -> Answer:
    """The desk for a place, or the several that are possible, or why none is known.

    ``place`` may be all the places a postcode stands for, or none where it is not known. Desks that do not advise minors are
    left out unless a professional asks on their own behalf (``for_minors=False``).
    """
    places = place if isinstance(place, tuple) else (place,)
    search = _Search(
        function=function, moment=moment, desks=desks, calendar=calendar, for_minors=for_minors
    )
    if not places:
        return _wherever_it_is(search)
    answers = tuple(search.answer(one, shared=_shared_keys(places)) for one in places)
    if len({_told_apart(answer) for answer in answers}) == 1:
        return answers[0]
    own = tuple(search.answer(one, shared=one.keys) for one in places)
    return _merged(places, own)


def _wherever_it_is(search: "_Search") -> Answer:
    """The place is not known. Whoever serves the whole federation can be named all the same."""
    answer = search.answer(Place(), shared=Place().keys)
    if isinstance(answer, Unknown):
        return Unknown(reason=Missing.NO_SUCH_PLACE)
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    """One question, as it is put to one place after the other."""

    function: str
    moment: datetime
    desks: DeskBook
    calendar: HolidayCalendar
    for_minors: bool

    def answer(self, place: Place, *, shared: tuple[Key, ...]) -> Answer:
        """``shared``: the areas from which a wider desk may be taken."""
        level, nearest = self._nearest(place)
        narrower = () if level is Level.POSTCODE else self._narrower(place, nearest)
        # Among all Länder nobody is picked; whoever serves everybody can be named all the same.
        offered = nearest if narrower and place.land is None else (*nearest, *narrower)
        asked = [(desk, self._sole(desk, place, shared)) for desk in offered]
        if not narrower:
            asked = _own_people_first(asked)
        choices = tuple(sole for _, sole in asked if sole is not None)
        nobody = tuple(desk for desk, sole in asked if sole is None)
        match choices:
            case () if offered == nearest and narrower:
                return Unknown(reason=Missing.PLACE_NOT_GIVEN, ask=Level.LAND, unstaffed=nobody)
            case () if nobody:
                return Unknown(reason=Missing.UNSTAFFED, unstaffed=nobody)
            case ():
                return Unknown(reason=Missing.NO_DESK)
            case (sole,) if not narrower:
                return sole
            case _ if not narrower:
                return Several(reason=Reason.CHOICE, choices=choices, unstaffed=nobody)
            case _:
                return Several(
                    reason=Reason.PLACE,
                    choices=choices,
                    ask=_next_level(place),
                    without_desk=() if nearest else (place,),
                    unstaffed=nobody,
                )

    def _nearest(self, place: Place) -> tuple[Level | None, tuple[Desk, ...]]:
        """The desks of the narrowest area that has any."""
        for key in place.keys:
            if found := self._suited(self.desks.in_area(self.function, key)):
                return key[0], found
        return None, ()

    def _narrower(self, place: Place, nearest: tuple[Desk, ...]) -> tuple[Desk, ...]:
        """The desks that may be the right ones once the place is said more exactly."""
        below = self._suited(self.desks.below(self.function, _official(place)))
        return tuple(desk for desk in below if desk not in nearest)

    def _suited(self, desks: tuple[Desk, ...]) -> tuple[Desk, ...]:
        return tuple(desk for desk in desks if self._suits(desk))

    def _suits(self, desk: Desk) -> bool:
        return not self.for_minors or desk.minors is not Minors.NO

    def _sole(self, desk: Desk, place: Place, shared: tuple[Key, ...]) -> Sole | None:
        """The desk and who answers in its place; None where nobody sits at any of them."""
        area = desk.area_for(place) or _area_inside(desk, place)
        first = Link(desk=desk, state=self._state(desk), why=Why.RESPONSIBLE, area=area)
        links = self._links(first, area, place, shared)
        chain = tuple(_until_never_closed(link for link in links if link is first or _sits(link)))
        return Sole(chain=chain) if any(map(_sits, chain)) else None

    def _links(
        self, first: Link, area: Area, place: Place, shared: tuple[Key, ...]
    ) -> Iterator[Link]:
        """The desk, who stands in for it, then the same for the desks of wider areas."""
        seen = {first.desk.key}
        yield first
        yield from self._stand_ins(first.desk, seen)
        for key in shared:
            if SPECIFICITY[key[0]] >= area.specificity:
                continue
            for desk in self._suited(self.desks.in_area(self.function, key)):
                if desk.key in seen:
                    continue
                seen.add(desk.key)
                wider, state = desk.area_for(place), self._state(desk)
                yield Link(desk=desk, state=state, why=Why.WIDER_AREA, area=wider)
                yield from self._stand_ins(desk, seen)

    def _stand_ins(self, desk: Desk, seen: set[str]) -> Iterator[Link]:
        """Who is on call for it, then its deputy, and who stands in for those. No desk twice."""
        waiting = list(_replacements(desk))
        while waiting:
            key, why, instead_of = waiting.pop()
            stand_in = self.desks[key]
            if key in seen or not self._suits(stand_in):
                continue
            seen.add(key)
            state = self._state(stand_in)
            yield Link(desk=stand_in, state=state, why=why, instead_of=instead_of)
            waiting.extend(_replacements(stand_in))

    def _state(self, desk: Desk) -> LinkState:
        if not desk.staffed:
            return Unstaffed()
        return is_open(desk.hours, self.moment, self.calendar)


def _replacements(desk: Desk) -> Iterator[tuple[str, Why, str]]:
    """The deputy first: what is put on the pile last is taken first."""
    if desk.deputy is not None:
        yield desk.deputy, Why.DEPUTY, desk.key
    if desk.on_call is not None:
        yield desk.on_call, Why.ON_CALL, desk.key


def _own_people_first(asked: list[tuple[Desk, Sole | None]]) -> list[tuple[Desk, Sole | None]]:
    """Of several desks for one place: where one has people, an empty one does not lead to a wider area beside it."""
    if not any(sole and _own_people(sole) for _, sole in asked):
        return asked
    return [(desk, sole if sole and _own_people(sole) else None) for desk, sole in asked]


def _own_people(sole: Sole) -> bool:
    """Whether anybody sits there, is on call for it or is its deputy."""
    own = takewhile(lambda link: link.why is not Why.WIDER_AREA, sole.chain)
    return any(map(_sits, own))


def _sits(link: Link) -> bool:
    """Whether anybody sits there. Who does not stands in for nobody, but whoever stands in for them does."""
    return link.desk.staffed


def _until_never_closed(links: Iterable[Link]) -> Iterator[Link]:
    for link in links:
        yield link
        if link.desk.never_closes:
            return


def _area_inside(desk: Desk, place: Place) -> Area:
    return next(area for area in desk.areas if _official(place) in area.within)


def _official(place: Place) -> Key:
    """The narrowest official area of a place. A postcode has none below it."""
    return next(key for key in place.keys if key[0] is not Level.POSTCODE)


def _next_level(place: Place) -> Level:
    """What to ask next: the Land; in Berlin and Hamburg the Bezirk, elsewhere the Kreis, then the town."""
    if place.land is None:
        return Level.LAND
    if place.land in BEZIRKE:
        return Level.BEZIRK
    return Level.KREIS if place.kreis is None else Level.GEMEINDE


def _shared_keys(places: tuple[Place, ...]) -> tuple[Key, ...]:
    """The areas all the places lie in, the narrowest first."""
    return tuple(key for key in places[0].keys if all(key in place.keys for place in places))


def _told_apart(answer: Answer) -> tuple[object, ...]:
    """Two answers are the same when they name the same desks for the same reason."""
    match answer:
        case Sole():
            return (answer.desk.key,)
        case Several():
            keys = (choice.desk.key for choice in answer.choices)
            return (answer.reason, answer.without_desk, _keys(answer.unstaffed), *keys)
        case Unknown():
            return (answer.reason, answer.ask, _keys(answer.unstaffed))


def _keys(desks: tuple[Desk, ...]) -> tuple[str, ...]:
    return tuple(desk.key for desk in desks)


def _merged(places: tuple[Place, ...], answers: tuple[Answer, ...]) -> Answer:
    """A boundary cuts the place: all that is possible, and what to ask."""
    choices: dict[str, Sole] = {}
    without: list[Place] = []
    nobody: dict[str, Desk] = {}
    for place, answer in zip(places, answers, strict=True):
        match answer:
            case Sole():
                choices.setdefault(answer.desk.key, answer)
            case Several():
                for choice in answer.choices:
                    choices.setdefault(choice.desk.key, choice)
                without.extend(answer.without_desk)
                nobody |= {desk.key: desk for desk in answer.unstaffed}
            case Unknown(unstaffed=()):
                without.append(place)
            case Unknown():
                nobody |= {desk.key: desk for desk in answer.unstaffed}
    ask = _differing_level(places)
    if not choices:
        reason = Missing.UNSTAFFED if nobody else Missing.PLACE_NOT_GIVEN
        return Unknown(reason=reason, ask=ask, unstaffed=tuple(nobody.values()))
    return Several(
        reason=Reason.PLACE,
        choices=tuple(choices.values()),
        ask=ask,
        without_desk=tuple(dict.fromkeys(without)),
        unstaffed=tuple(nobody.values()),
    )


def _differing_level(places: tuple[Place, ...]) -> Level:
    """The widest level on which the places differ and that tells them apart: what to ask for."""
    if len({place.kreis for place in places}) > 1:
        return Level.KREIS
    if len({place.land for place in places}) > 1:
        return Level.LAND
    if len({place.gemeinde for place in places}) > 1:
        return Level.GEMEINDE
    return Level.BEZIRK
