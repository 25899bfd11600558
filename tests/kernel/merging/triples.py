"""Texts by chance: a template, its next edition, and a Land's own, each a valid text."""

from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from obhut.kernel.concept.nodes import Node
from obhut.kernel.concept.references import references
from obhut.kernel.concept.texts import Text
from obhut.kernel.concept.tree import Parent, Tree, edition_of, tree_of
from tests.build import event, function, node, norm, step, term

WORDS = [
    "Kind",
    "Amt",
    "Stunde",
    "ruft",
    "Schutz",
    "Nacht",
    "Frist",
    "meldet",
    "sofort",
    "niemand",
    "hört",
    "ruhig",
    "fragt",
]
SIGNS = (", ", ". ", " ", " ", " ", "\n\n")
LONGEST = 600


def _patterns() -> dict[str, Node]:
    """One node of each kind that refers to others in its own way; none refers to any yet."""
    return {
        "section": node("pattern", "section"),
        "function": function("pattern"),
        "term": term("pattern", {"by": "counted", "length": 3, "unit": "working_day"}),
        "norm": norm("pattern"),
        "step": step("pattern", unanswered={"text": {"de": "x", "en": "x"}}, allowed={}),
        "interrupt": event("danger", "profession", "pattern", "pattern"),
        "profession": node(
            "pattern",
            "profession",
            function="pattern",
            kkg4="yes",
            legal_line={"de": "x", "en": "x"},
        ),
    }


PATTERNS = _patterns()
KINDS = ("section", "function", "term", "norm", "step", "interrupt", "profession")
REFERS: dict[str, dict[str, str]] = {
    "function": {"fallback": "function"},
    "term": {"within": "term"},
    "step": {"bearer": "function", "terms": "term", "basis": "norm", "leads_to": "step"},
    "interrupt": {"steps": "step", "when": "profession"},
    "profession": {"function": "function"},
}


def by_chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- the same number gives the same text; nothing is secret


def words(chance: Random, least: int = 1, most: int = 14) -> str:
    many = chance.randint(least, most)
    return "".join(chance.choice(WORDS) + chance.choice(SIGNS) for _ in range(many)).strip()


def said(chance: Random) -> Text:
    return Text(de=words(chance), en=words(chance))


@dataclass
class Draft:
    """A text on which somebody works."""

    nodes: dict[UUID, Node]
    children: dict[Parent, list[UUID]]

    @classmethod
    def of(cls, tree: Tree) -> "Draft":
        return cls(dict(tree.nodes), {each: list(below) for each, below in tree.children.items()})

    def tree(self) -> Tree:
        """As it would be read from its files."""
        raw = Tree(self.nodes, {each: tuple(below) for each, below in self.children.items()})
        return tree_of(edition_of(raw))

    def parent(self, one: UUID) -> Parent:
        return next(each for each, below in self.children.items() if one in below)

    def below(self, one: UUID) -> list[UUID]:
        """The node and all that stands below it."""
        return [one, *(each for child in self.children.get(one, ()) for each in self.below(child))]

    def keys(self, kind: str) -> list[str]:
        return [each.key for each in self.nodes.values() if each.kind == kind]

    def insert(self, chance: Random, new: Node) -> None:
        under = None if new.kind == "section" and chance.random() < 0.4 else self.any(chance)
        below = self.children.setdefault(under, [])
        self.nodes[new.id] = new
        below.insert(chance.randint(0, len(below)), new.id)

    def any(self, chance: Random) -> UUID:
        return chance.choice(list(self.nodes))

    def remove(self, one: UUID) -> None:
        gone = self.below(one)
        self.children[self.parent(one)].remove(one)
        for each in gone:
            self.children.pop(each, None)
            del self.nodes[each]

    def move(self, chance: Random, one: UUID) -> None:
        inside = set(self.below(one))
        possible: list[Parent] = [each for each in self.nodes if each not in inside]
        if self.nodes[one].kind == "section":
            possible.append(None)
        if possible:
            self.children[self.parent(one)].remove(one)
            below = self.children.setdefault(chance.choice(possible), [])
            below.insert(chance.randint(0, len(below)), one)

    def mend(self) -> None:
        """Whoever refers to something that is gone goes too, or stops referring to it."""
        while True:
            present = {(each.kind, each.key) for each in self.nodes.values()}
            broken = [each for each in self.nodes.values() if lost(each, present)]
            if not broken:
                return
            for each in broken:
                if each.id in self.nodes:
                    self._mend(each, present)

    def _mend(self, one: Node, present: set[tuple[str, str]]) -> None:
        facts: dict[str, Any] = {}
        for name, kind in REFERS.get(one.kind, {}).items():
            value = getattr(one.facts, name)
            if isinstance(value, list) and name != "when":
                facts[name] = [key for key in value if (kind, key) in present]
            elif isinstance(value, str) and (kind, value) not in present:
                facts[name] = None
        new = one.model_copy(update={"facts": one.facts.model_copy(update=facts)})
        empty = any(
            facts.get(name, "x") in ([], None) for name in ("bearer", "basis", "steps", "function")
        )
        if empty or lost(new, present):
            self.remove(one.id)
        else:
            self.nodes[one.id] = new


def lost(one: Node, present: set[tuple[str, str]]) -> bool:
    """Whether it refers to something that is not there."""
    asked = [answer for each in getattr(one.facts, "when", ()) for answer in each.answers]
    needs = [(kind, key) for _path, kind, key in references(one)]
    return any(each not in present for each in (*needs, *(("profession", key) for key in asked)))


def made(chance: Random, key: str, kind: str, draft: Draft, salt: str = "") -> Node | None:
    """A new node that refers to others of the text; none where it would need one that is not there."""
    facts: dict[str, Any] = {}
    for name, of in REFERS.get(kind, {}).items():
        keys = draft.keys(of)
        if name == "when" and keys:
            pattern = PATTERNS[kind].facts.when[0]  # type: ignore[attr-defined]  # facts of their kind
            facts[name] = [pattern.model_copy(update={"answers": [chance.choice(keys)]})]
        elif name in ("fallback", "within"):
            facts[name] = chance.choice([None, *keys])
        elif name in ("terms", "leads_to"):
            facts[name] = sorted(set(chance.sample(keys, min(len(keys), chance.randint(0, 3)))))
        elif not keys:
            return None
        else:
            one = chance.choice(keys)
            facts[name] = one if name in ("bearer", "function") else [one]
    pattern = PATTERNS[kind]
    return pattern.model_copy(
        update={
            "id": uuid5(NAMESPACE_URL, f"chance:{kind}:{key}{salt}"),
            "key": key,
            "title": said(chance),
            "text": chance.choice([None, said(chance)]),
            "facts": pattern.facts.model_copy(update=facts),
        }
    )


def a_text(chance: Random, size: int) -> Tree:
    draft = Draft({}, {None: []})
    first = made(chance, "n0", "section", draft)
    assert first is not None
    draft.nodes[first.id] = first
    draft.children[None].append(first.id)
    for number in range(1, size):
        kind = chance.choice(KINDS)
        new = made(chance, f"n{number}", kind, draft)
        if new is not None:
            draft.insert(chance, new)
    return draft.tree()


def edited(tree: Tree, chance: Random, edits: int, *, locks: bool = True) -> Tree:
    """The text after so many deeds of somebody."""
    draft = Draft.of(tree)
    deeds = (_write, _write, _write, _state, _state, _move, _reorder, _delete, _add, _add)
    for _ in range(edits):
        chance.choice(deeds)(draft, chance)
        if locks and chance.random() < 0.03:
            _lock(draft, chance)
    draft.mend()
    return draft.tree()


def _write(draft: Draft, chance: Random) -> None:
    """Other words here and there."""
    one = draft.nodes[draft.any(chance)]
    field = chance.choice(["title", "text"])
    text = getattr(one, field)
    if text is None or chance.random() < 0.1:
        new = said(chance) if field == "title" or text is None else None
    else:
        language = chance.choice(["de", "en"])
        pieces = getattr(text, language).split(" ")
        at = chance.randrange(len(pieces))
        pieces[at : at + chance.randint(0, 2)] = [words(chance, 1, 3)]
        new = text.model_copy(update={language: " ".join(pieces)})
    draft.nodes[one.id] = one.model_copy(update={field: new})


def _state(draft: Draft, chance: Random) -> None:
    """Another fact."""
    one = draft.nodes[draft.any(chance)]
    match one.kind:
        case "function":
            new: dict[str, Any] = {"around_the_clock": chance.random() < 0.5}
        case "term":
            counting = one.facts.counting  # type: ignore[attr-defined]  # facts of their kind
            new = {"counting": counting.model_copy(update={"length": chance.randint(1, 9)})}
        case "step":
            new = (
                {"terms": sorted(set(chance.sample(terms, min(len(terms), 2))))}
                if (terms := draft.keys("term"))
                else {}
            )
        case _:
            draft.nodes[one.id] = one.model_copy(
                update={"as_of": one.as_of.replace(day=chance.randint(1, 28))}
            )
            return
    draft.nodes[one.id] = one.model_copy(update={"facts": one.facts.model_copy(update=new)})


def _move(draft: Draft, chance: Random) -> None:
    one = draft.any(chance)
    if len(draft.children[None]) > 1 or one != draft.children[None][0]:
        draft.move(chance, one)


def _reorder(draft: Draft, chance: Random) -> None:
    below = draft.children[draft.parent(draft.any(chance))]
    one = below.pop(chance.randrange(len(below)))
    below.insert(chance.randint(0, len(below)), one)


def _delete(draft: Draft, chance: Random) -> None:
    one = draft.any(chance)
    if len(draft.below(one)) <= max(3, len(draft.nodes) // 4) and draft.children[None] != [one]:
        draft.remove(one)


def _add(draft: Draft, chance: Random) -> None:
    """Something new: now and then under a key that somebody else uses too."""
    key = (
        f"new-{chance.randint(1, 12)}" if chance.random() < 0.5 else f"new-{chance.getrandbits(48)}"
    )
    new = made(chance, key, chance.choice(KINDS), draft, salt=chance.choice(["", "a", "b"]))
    if new and new.id not in draft.nodes and key not in {each.key for each in draft.nodes.values()}:
        draft.insert(chance, new)


def _lock(draft: Draft, chance: Random) -> None:
    one = draft.nodes[draft.any(chance)]
    draft.nodes[one.id] = Node.model_validate(
        one.model_dump() | {"freedom": chance.choice(["fixed", "adaptable"])}
    )


def triple(seed: int, size: int, edits: int, *, locks: bool = True) -> tuple[Tree, Tree, Tree]:
    """Old template, new template, ours."""
    chance = by_chance(seed)
    base = a_text(chance, size)
    theirs, ours = (edited(base, chance, chance.randint(0, edits), locks=locks) for _ in range(2))
    return base, theirs, ours
