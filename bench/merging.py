"""The merge on 600 nodes of the content, edited by two, beside ``git merge-file`` on the same text."""

import resource
import subprocess
import time
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from uuid import NAMESPACE_URL, UUID, uuid5

from bench.measures import Result
from obhut.cli.content import files_in
from obhut.kernel.concept.merging import Merged, merge
from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.concept.references import references
from obhut.kernel.concept.tree import Tree, edition_of, tree_of

CONTENT = Path(__file__).resolve().parents[1] / "content"
NODES, EDITS, SHARED, MOVES = 600, 60, 10, 5
"""Each of the two changes so many nodes; of them so many are the same; so many more move."""
ROUNDS = 7
MARK = "<<<<<<< "


def measure() -> list[Result]:
    base, theirs, ours = sides()
    used: list[float] = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        merged = merge(base, theirs, ours)
        used.append(time.process_time() - begun)
    by_git, conflicts, readable = git(base, theirs, ours)
    seconds = median(used)
    return [
        Result(
            key="merge",
            ratio=f"{seconds / by_git:.0f} ×",
            met=None,
            raw=f"{seconds * 1000:.0f} ms CPU against {by_git * 1000:.0f} ms; {told(merged)}; "
            f"git: {conflicts} conflicts by lines, {readable}",
        )
    ]


def told(merged: Merged) -> str:
    return (
        f"{len(merged.tree.nodes)} nodes, {len(merged.waiting)} items for a person, "
        f"{len(merged.listed)} listed, always a valid text"
    )


def sides() -> tuple[Tree, Tree, Tree]:
    """Old template, new template, ours. The same on every machine."""
    base = shortened(content(), NODES)
    chance = Random(600)  # noqa: S311 -- the same edits every time; nothing is secret
    nodes = [each for each, depth in base.walk() if depth]
    both = chance.sample(nodes, SHARED)
    rest = [each for each in nodes if each not in set(both)]
    chance.shuffle(rest)
    own = EDITS - SHARED
    return (
        base,
        edited(base, [*both, *rest[:own]], chance),
        edited(base, [*both, *rest[own : 2 * own]], chance),
    )


def content() -> Tree:
    """The federal text of this repository."""
    files = {name: text for name, text in files_in(CONTENT).items() if name.startswith("federal/")}
    return tree_of(read_edition(files))


def shortened(tree: Tree, count: int) -> Tree:
    """So many of its nodes: from the end, those go to which no other refers."""
    nodes = dict(tree.nodes)
    while len(nodes) > count:
        named = {key for each in nodes.values() for _path, _kind, key in references(each)}
        named |= {
            answer
            for each in nodes.values()
            for asked in getattr(each.facts, "when", ())
            for answer in getattr(asked, "answers", ())
        }
        free = [
            each for each, depth in tree.walk()
            if depth and each in nodes and nodes[each].key not in named and each not in tree.children
        ]  # fmt: skip
        for each in free[count - len(nodes) :]:
            del nodes[each]
    children = {
        parent: tuple(each for each in below if each in nodes)
        for parent, below in tree.children.items()
    }
    return Tree(nodes, children)


def edited(base: Tree, chosen: list[UUID], chance: Random) -> Tree:
    """Other words in each of these nodes, and some of the others at another place of their chapter."""
    nodes = dict(base.nodes)
    for each in chosen:
        nodes[each] = reworded(nodes[each], chance)
    children = {parent: list(below) for parent, below in base.children.items()}
    full = [below for below in children.values() if len(below) > MOVES]
    for below in chance.sample(full, MOVES):
        below.insert(chance.randrange(len(below)), below.pop(chance.randrange(len(below))))
    new = Node.model_validate(
        next(iter(nodes.values())).model_dump(mode="json")
        | {
            "id": str(uuid5(NAMESPACE_URL, str(chance.random()))),
            "key": f"new-{chance.getrandbits(40)}",
        }
    )
    nodes[new.id] = new
    children[None].append(new.id)
    tree = Tree(nodes, {parent: tuple(below) for parent, below in children.items()})
    return tree_of(edition_of(tree))


def reworded(node: Node, chance: Random) -> Node:
    """One word of its text or title is another one."""
    name = "text" if node.text else "title"
    said = getattr(node, name)
    words = said.de.split(" ")
    words[chance.randrange(len(words))] = f"Wort{chance.randrange(1000)}"
    return node.model_copy(update={name: said.model_copy(update={"de": " ".join(words)})})


def git(base: Tree, theirs: Tree, ours: Tree) -> tuple[float, int, str]:
    """Its CPU in seconds, how many conflicts it leaves, and what its result is worth as content."""
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, tree in zip(files, (ours, base, theirs), strict=True):
            file.write_text("".join(write_edition(edition_of(tree)).values()), encoding="utf-8")
        used = []
        for _ in range(ROUNDS):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = subprocess.run(
                ["git", "merge-file", "-p", *map(str, files)], capture_output=True, check=False
            )
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    merged = done.stdout.decode()
    return median(used), merged.count(MARK), doubled(merged)


def doubled(text: str) -> str:
    """Nodes that stand in it twice, or are gone, because it knows lines and no nodes."""
    ids = [
        line.split("id: ")[1] for line in text.splitlines() if line.lstrip(" -").startswith("id: ")
    ]
    return f"{len(ids) - len(set(ids))} nodes twice"
