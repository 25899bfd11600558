"""The board of 16 Länder × 600 nodes, as the whole page: CPU, first and later.

A database of its own in the embedded PostgreSQL holds the federal text, without its sources and
norms and so many words that 600 nodes are left. Each Land derives from it, adapts twelve nodes,
adds three and leaves three out, and is in force; then the template goes on.
``first`` is a process that has read no text yet. CPU is that of this process plus its database
backend.

    python -m bench.board
"""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from statistics import median
from typing import Any
from uuid import UUID

from bench.measures import Result
from bench.processes import backend_seconds
from bench.product import own_folder
from bench.ratios import percent
from bench.verifier import CONTENT
from obhut.cli import database
from obhut.cli.content import files_in
from obhut.kernel.actor import INSTALLATION, Actor, Grant, Role
from obhut.kernel.concept.edition import Chapter, EditionText
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.references import references
from obhut.kernel.concept.texts import Force, Freedom, Text
from obhut.kernel.routing.places import LANDS, Area, Level
from obhut.server.cluster import running
from obhut.server.database import Database
from obhut.server.preparing import migrate
from obhut.server.roles import settle_roles

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LIMIT_MS, ROUNDS, NODES = 500.0, 5, 600
LEFT_ASIDE = {"sources", "norms"}
ADAPTED, ADDED, OMITTED, CHANGED_ABOVE = 12, 3, 3, 20
SOMEBODY = UUID(int=9)
EDITOR = Actor(SOMEBODY, SOMEBODY, frozenset({Grant(Role.FEDERAL_EDITOR, "federation", "DE")}))


def compared() -> list[Result]:
    """In a process of its own: it knows no other database."""
    with own_folder() as folder, running(folder / "postgres") as cluster:
        settle_roles(cluster)
        there = Database(
            owner_url=cluster.url("owner"), app_url=cluster.url("app"), cluster=cluster
        )
        migrate(there)
        database.settle(there.app_url)
        nodes = _sixteen_laender()
        first = median(_cost(_forget) for _ in range(ROUNDS))
        later = median(_cost(lambda: None) for _ in range(ROUNDS))
        from django.db import connection  # noqa: PLC0415 -- app ready

        connection.close()
    return results(first, later, nodes)


def results(first: float, later: float, nodes: int) -> list[Result]:
    return [
        Result(
            key="board",
            ratio=percent(later / LIMIT_MS),
            met=later <= LIMIT_MS,
            raw=f"{later:.0f} ms CPU; {first:.0f} ms in a process that has read no text yet; "
            f"16 Länder × {nodes} nodes, the whole page with every node",
        )
    ]


def _sixteen_laender() -> int:
    from obhut.concepts.actions import load_content, load_edition  # noqa: PLC0415 -- app ready
    from obhut.concepts.queries.editions import frozen_text  # noqa: PLC0415 -- app ready
    from obhut.concepts.queries.tailoring import newest_of  # noqa: PLC0415 -- app ready

    load_content(files_in(CONTENT), by=INSTALLATION, at=AT)
    federal = newest_of("federal")
    if federal is None:
        raise RuntimeError("The federal text is not in force.")
    text = _six_hundred(frozen_text(federal.id))
    edition = load_edition(text, concept="federal", owner="Bund", by=INSTALLATION, at=AT)
    if edition is None:
        raise RuntimeError("The federal text is as it was.")
    free = [each for each in text.all_nodes() if _is_free(each)]
    loose = [each for each in text.of_kind("goal") if _is_free(each)]
    for number, land in enumerate(sorted(LANDS)):
        _derive(land, edition.pk, _turned(free, number * 5), _turned(loose, number))
    changed = {each.id for each in free[:: len(free) // CHANGED_ABOVE]}
    load_edition(_went_on(text, changed), concept="federal", owner="Bund", by=INSTALLATION, at=AT)
    return sum(1 for _ in text.all_nodes())


def _turned(nodes: list[Node], by: int) -> list[Node]:
    """Each Land begins elsewhere, so that they differ and still meet."""
    by %= len(nodes)
    return nodes[by:] + nodes[:by]


def _is_free(node: Node) -> bool:
    return (
        node.freedom is not Freedom.FIXED
        and node.force is not Force.LAW
        and node.kind != "section"
        and not any(references(node))
    )


def _six_hundred(text: EditionText) -> EditionText:
    """Nodes that refer to what is gone stay as they are; only others are changed here."""
    kept = [each for each in text.chapters if each.section.key not in LEFT_ASIDE]
    over = sum(1 + len(each.nodes) for each in kept) - NODES
    last = kept[-1]
    return EditionText((*kept[:-1], Chapter(last.section, last.nodes[: len(last.nodes) - over])))


def _derive(land: str, base: UUID, free: list[Node], loose: list[Node]) -> None:
    from obhut.concepts.actions.drafting import (  # noqa: PLC0415 -- app ready
        change_node,
        delete_node,
        insert_node,
    )
    from obhut.concepts.actions.force import come_into_force  # noqa: PLC0415 -- app ready
    from obhut.concepts.actions.tailoring import derive  # noqa: PLC0415 -- app ready
    from obhut.concepts.models import Edition, NodeOfEdition  # noqa: PLC0415 -- app ready

    by = Actor(SOMEBODY, SOMEBODY, frozenset({Grant(Role.LAND_COORDINATION, "land", land)}))
    deed: dict[str, Any] = {"by": by, "at": AT}
    said = {"title_de": f"Konzept {land}", "owner": "Ministerium"}
    draft = derive(base, Area(level=Level.LAND, key=land), said, **deed).id
    below = NodeOfEdition.objects.get(edition=draft, key="independence").node
    gone = [each for each in loose if each not in free[:ADAPTED]][:OMITTED]
    for each in free[:ADAPTED]:
        row = NodeOfEdition.objects.get(edition=draft, node=each.id)
        title = {"title": {"de": f"{each.title.de} ({land})", "en": each.title.en}}
        change_node(draft, each.id, title, seen=row.revision, **deed)
    for number in range(ADDED):
        content = free[0].model_dump(mode="json", exclude={"id", "key", "kind", "under"})
        key = f"own-{land.lower()}-{number}"
        insert_node(draft, free[0].kind, key, content, below=below, after=None, **deed)
    for each in gone:
        delete_node(draft, each.id, **deed)
    edition = Edition.objects.select_related("concept").get(pk=draft)
    edition.state = "approved"
    edition.save(update_fields=["state"])
    come_into_force(edition, **deed)


def _went_on(text: EditionText, changed: set[UUID]) -> EditionText:
    return EditionText(
        tuple(
            Chapter(chapter.section, tuple(_renamed(each, changed) for each in chapter.nodes))
            for chapter in text.chapters
        )
    )


def _renamed(node: Node, changed: set[UUID]) -> Node:
    if node.id not in changed:
        return node
    return node.model_copy(update={"title": Text(de=f"{node.title.de} neu", en=node.title.en)})


def _forget() -> None:
    """As in a process that has just begun: nothing of any text is kept."""
    from obhut.concepts.queries import editions, kept_nodes, tailoring  # noqa: PLC0415 -- app ready

    kept_nodes._KEPT.clear()  # noqa: SLF001 -- a bench knows what is kept
    kept_nodes._READ.clear()  # noqa: SLF001 -- likewise
    for reading in _kept_readings(editions, kept_nodes, tailoring):
        reading()


def _kept_readings(*modules: object) -> Iterator[Callable[[], None]]:
    for module in modules:
        for each in vars(module).values():
            if hasattr(each, "cache_clear"):
                yield each.cache_clear


def _cost(before: Callable[[], None]) -> float:
    """Milliseconds of CPU for the whole page."""
    from django.db import connection  # noqa: PLC0415 -- app ready
    from django.template.loader import render_to_string  # noqa: PLC0415 -- app ready
    from django.test import RequestFactory  # noqa: PLC0415 -- app ready

    from obhut.directory.queries.one_look import one_look  # noqa: PLC0415 -- app ready
    from obhut.web.tailoring.board_page import page  # noqa: PLC0415 -- app ready

    before()
    backend = connection.connection.info.backend_pid
    begun = time.process_time() + backend_seconds(backend)
    with one_look():
        request: Any = RequestFactory(SERVER_NAME="127.0.0.1").get(
            "/anpassung/federal/tafel/?show=all"
        )
        request.known_actor = EDITOR
        told = page(EDITOR, "federal", {"show": "all"})
        text = render_to_string("tailoring/board.html", told, request=request)
    if text.count("board__cell ") < 16 * len(told["rows"]):
        raise RuntimeError("The board lacks cells.")
    return (time.process_time() + backend_seconds(backend) - begun) * 1000


if __name__ == "__main__":
    for result in compared():
        print(result.ratio, result.raw)
