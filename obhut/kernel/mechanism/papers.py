"""Agreements that a Land has already, each as a text of its own: what is known, and what was not seen.

Nothing is made up: what no source says is named as not seen, and that never means it is missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.kinds import KINDS, InstrumentFacts, SectionFacts, SourceFacts
from obhut.kernel.concept.law import INSTRUMENTS
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.texts import Evidence, Fact, Force, Freedom, Text
from obhut.kernel.mechanism.directory_rows import DocumentRow, LandFile

PARTIES = Text(de="wer beteiligt ist", en="who takes part")
SINCE = Text(de="seit wann", en="since when")
WORDING = Text(de="der Wortlaut", en="the wording")
PUBLISHED = Text(de="ob veröffentlicht", en="whether published")
CHILDREN = Text(de="ob Kinder vorkommen", en="whether children are addressed")
SOURCES = Text(de="Quellen", en="Sources")
KNOWN = Text(de="Was bekannt ist", en="What is known")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """An agreement as a text, under its lasting key."""

    key: str
    land: str
    owner: str
    title: Text
    text: EditionText


def papers_of(land: LandFile) -> Iterator[Paper]:
    """What holds in a Land or may hold, as far as seen. A round table or a motion is no agreement."""
    for row in land.documents:
        if row.kind in INSTRUMENTS and not row.ended:
            text = EditionText(tuple(_chapters(land, row)))
            yield Paper(
                key=f"paper-{row.key}", land=land.land, owner=land.name, title=row.title, text=text
            )


def _chapters(land: LandFile, row: DocumentRow) -> Iterator[Chapter]:
    sources = tuple(
        _node(land, row, f"source-{number}", _host(address), _source(land, address))
        for number, address in enumerate(row.sources, start=1)
    )
    known = _node(land, row, "known", KNOWN, _facts(row)).model_copy(
        update={"text": _not_seen(row), "sources": [each.key for each in sources]}
    )
    yield Chapter(_node(land, row, "paper", row.title, SectionFacts()), (known,))
    if sources:
        yield Chapter(_node(land, row, "sources", SOURCES, SectionFacts()), sources)


def _facts(row: DocumentRow) -> InstrumentFacts:
    fields = InstrumentFacts.model_fields.keys() - {"instrument"}
    return InstrumentFacts.model_validate(
        {"instrument": row.kind} | {name: getattr(row, name) for name in fields}
    )


def _source(land: LandFile, address: str) -> SourceFacts:
    return SourceFacts(address=address, read_on=date.fromisoformat(land.as_of))


def _not_seen(row: DocumentRow) -> Text | None:
    missing = [
        what
        for what, seen in (
            (PARTIES, row.parties is not None),
            (SINCE, bool(row.since or row.since_text)),
            (WORDING, row.full_text_seen),
            (PUBLISHED, row.published != "not_seen"),
            (CHILDREN, row.children != "not_seen"),
        )
        if not seen
    ]
    if not missing:
        return None
    return Text(
        de=f"Nicht gesehen: {', '.join(each.de for each in missing)}. "
        "Das heißt nicht, dass es fehlt.",
        en=f"Not seen: {', '.join(each.en for each in missing)}. That does not mean it is missing.",
    )


def _node(land: LandFile, row: DocumentRow, key: str, title: Text, facts: Fact) -> Node:
    kind = next(kind for kind, form in KINDS.items() if isinstance(facts, form))
    return Node(
        id=_id(row, key),
        key=key,
        kind=kind,
        title=title,
        force=Force.INFORMATION,
        freedom=Freedom.ADAPTABLE,
        evidence=Evidence.PAGE if row.sources else Evidence.GENERAL_KNOWLEDGE,
        review=land.review,
        as_of=date.fromisoformat(land.as_of),
        facts=facts,
    )


def _id(row: DocumentRow, key: str) -> UUID:
    """Lasting, because the key of the paper is."""
    return uuid5(NAMESPACE_URL, f"obhut:paper:{row.key}:{key}")


def _host(address: str) -> Text:
    host = urlsplit(address).hostname or address
    return Text(de=host, en=host)
