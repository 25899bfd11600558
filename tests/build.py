"""A tiny mechanism and its desks. Lummerland is no place, and its numbers are not real."""

from datetime import UTC, date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.nodes import Node
from obhut.kernel.mechanism.mechanism import Mechanism, read_mechanism
from obhut.kernel.routing.desks import Confidence, Desk
from obhut.kernel.routing.hours import Always, Hours, OpeningHours, Span, Weekly
from obhut.kernel.routing.places import read_area
from obhut.kernel.verifier.review import Review

TODAY = date(2026, 11, 24)
FRIDAY_NIGHT = datetime(2026, 11, 27, 22, 30, tzinfo=UTC)
UNREVIEWED = {"state": "unreviewed"}
OFFICE_HOURS = Weekly(
    spans=tuple(Span(weekday=day, hours=Hours(opens=time(8), closes=time(16))) for day in range(5))
)
SAYS = {
    "y": "yes",
    "p": "pseudonymised",
    "a": "anonymous",
    "c": "consent",
    "i": "conditional",
    "n": "no",
    "-": "not_stated",
}
"""One letter for each answer of the gate, so that a row is eight letters long."""
NOBODY_ANSWERS = {"to": "night-watch", "after": "at-once", "text": {"de": "Weiter", "en": "Go on"}}


def words(text: str) -> dict[str, str]:
    return {"de": text, "en": f"{text} (en)"}


def node(key: str, kind: str, **facts: Any) -> Node:
    """A node that nobody has reviewed."""
    return Node.model_validate(
        {
            "id": uuid5(NAMESPACE_URL, f"lummerland:{key}"),
            "key": key,
            "kind": kind,
            "title": words(key),
            "force": "recommended",
            "freedom": "adaptable",
            "evidence": "proposal",
            "review": UNREVIEWED,
            "as_of": "2026-11-24",
            "facts": facts,
        }
    )


def function(key: str, level: str = "district", **facts: Any) -> Node:
    return node(
        key,
        "function",
        **{"level": level, "around_the_clock": False, "about_children": True} | facts,
    )


def step(key: str, **facts: Any) -> Node:
    own = {
        "number": "1",
        "phase": "notice",
        "moment": "next",
        "bearer": "lamplighting",
        "basis": ["rule-of-the-isle"],
        "allowed": {"classes": ["d0"]},
        "terms": ["at-once"],
        "unanswered": NOBODY_ANSWERS,
    }
    return node(key, "step", **own | facts)


def term(key: str, counting: dict[str, Any], set_by: str = "proposal", **facts: Any) -> Node:
    own = {"code": key, "starts": words("Kenntnis"), "counting": counting, "set_by": set_by}
    return node(key, "term", **own | facts)


def share(*senders: str, says: str = "--------", **facts: Any) -> Node:
    """Who may tell the youth office what; one letter for each class of information."""
    answers = [
        {"data_class": f"d{number}", "say": SAYS[letter]}
        | ({"consent_of": "either"} if letter == "c" else {})
        for number, letter in enumerate(says)
    ]
    own = {
        "senders": list(senders),
        "recipients": ["youth-office"],
        "purpose": words("Schutz"),
        "serves": ["protection"],
        "answers": answers,
        "basis": ["rule-of-the-isle"],
    }
    return node(facts.pop("key", "telling"), "share", **own | facts)


def norm(key: str, *binds: str) -> Node:
    said = {"binds": list(binds), "binds_text": words("Alle"), "binds_everyone": not binds}
    return node(key, "norm", citation=f"§ 1 {key}", level="policy", **said)


def event(kind: str, question: str, answer: str, *steps: str) -> Node:
    return node(
        kind.replace("_", "-"),
        "interrupt",
        event=kind,
        when=[{"question": question, "answers": [answer]}],
        steps=list(steps),
        first=[words("Beim Kind bleiben.")],
    )


def sign(key: str, **facts: Any) -> Node:
    own = {"code": key, "setting": "G", "observers": ["all"], "urgent": False}
    return node(key, "indicator", **own | facts)


def rule(key: str, **facts: Any) -> Node:
    return node(key, "rule-of-use", **{"of": "signs", "do": "do"} | facts)


AT_ONCE = term("at-once", {"by": "without_number", "wording": "at_once"})
TINY: tuple[Node, ...] = (
    function("lamplighting", level="case"),
    function("youth-office", fallback="night-watch"),
    function("night-watch", level="federation", around_the_clock=True),
    function("advice", level="land"),
    node(
        "lamplighter",
        "profession",
        function="lamplighting",
        kkg4="yes",
        legal_line=words("Die Laternenordnung gilt."),
        basis=["rule-of-the-isle"],
    ),
    norm("rule-of-the-isle"),
    *(
        node(f"d{number}", "data-class", code=f"D{number}", examples=[words("Beispiel")])
        for number in range(8)
    ),
    AT_ONCE,
    term("in-a-week", {"by": "counted", "length": 1, "unit": "week"}, set_by="law"),
    event("missing", "missing", "yes", "get-help"),
    event("age_doubt", "age", "doubtful", "look-again"),
    event("turning_18", "age", "turning_18_soon", "look-again"),
    event("distribution", "company", "unaccompanied_foreign", "look-again"),
    node("piracy", "form", code="F01", partners=["advice"]),
    sign("never-alone", urgent=True),
    sign("sails-at-night", setting="K", observers=["COM"], forms=["piracy"], asks=["missing"]),
    sign("looks-away", observers=["SCH"]),
    rule("write-it-down", step="look-again"),
    rule("add-nothing-up", do="do_not"),
    node(
        "card-lamplighter",
        "card",
        professions=["lamplighter"],
        indicators=["sails-at-night", "never-alone"],
        say=[words("Ich höre zu.")],
        avoid=[words("Nicht ausfragen.")],
        call=["night-watch", "youth-office"],
        may_say=words("Ohne Namen."),
        legal_line=words("Die Laternenordnung gilt."),
        basis=["rule-of-the-isle"],
    ),
    step(
        "get-help",
        moment="now",
        calls=["night-watch"],
        when=[{"question": "danger", "answers": ["now"]}],
        leads_to=["tell"],
    ),
    step("tell", number="2", calls=["youth-office", "advice"], leads_to=["look-again"]),
    step("look-again", number="3", moment="later", terms=["in-a-week"], ends=True),
    event("danger", "danger", "now", "get-help"),
    share("lamplighting"),
)


def edition(*nodes: Node) -> EditionText:
    """One chapter with these nodes; with the whole of Lummerland where none are given."""
    return EditionText((Chapter(node("lummerland", "section"), nodes or TINY),))


def changed(*nodes: Node) -> tuple[Node, ...]:
    """The nodes of Lummerland; those of the same key replaced, the others added."""
    instead = {each.key: each for each in nodes}
    kept = tuple(instead.pop(each.key, each) for each in TINY)
    return (*kept, *instead.values())


def mechanism(*nodes: Node) -> Mechanism:
    """The mechanism of Lummerland with these nodes changed or added."""
    return read_mechanism(edition(*changed(*nodes)))


def desk(  # noqa: PLR0913 -- a desk has many sides; each test names the one it is about
    key: str,
    *areas: str,
    function: str = "youth-office",
    hours: OpeningHours = OFFICE_HOURS,
    deputy: str | None = None,
    on_call: str | None = None,
    mailbox: str = "jugendamt@lummerland.example",
    seen_on: date = TODAY,
    confirmed_on: date | None = None,
    holders: int | None = None,
    held: bool = False,
) -> Desk:
    return Desk(
        key=key,
        function=function,
        organisation="Lummerland",
        name=key,
        areas=tuple(map(read_area, areas)),
        hours=hours,
        deputy=deputy,
        on_call=on_call,
        mailbox=mailbox,
        phones=() if held or holders == 0 else ("0000 1",),
        seen_on=seen_on,
        confirmed_on=confirmed_on,
        source="https://lummerland.example",
        confidence=Confidence.PAGE,
        holders=holders,
        held=held,
    )


def review(
    *desks: Desk, nodes: tuple[Node, ...] = (), districts: dict[str, str] | None = None
) -> Review:
    """What the verifier looks at: Lummerland, with these nodes changed and these desks."""
    return Review(mechanism=mechanism(*nodes), desks=desks, districts=districts or {}, today=TODAY)


NIGHT_WATCH = desk("watch", "federation:DE", function="night-watch", hours=Always())
