"""Loading the content of files and putting it in force, all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from obhut.concepts.actions.force import come_into_force
from obhut.concepts.actions.papers import load_papers
from obhut.concepts.actions.writing import write_nodes
from obhut.concepts.enums import EditionState
from obhut.concepts.models import Concept, Edition
from obhut.concepts.queries.editions import PUBLIC
from obhut.directory.actions.generations import load_directory
from obhut.directory.actions.standing_still import stand_still
from obhut.kernel.actor import Actor
from obhut.kernel.concept.edition import EditionText, digest
from obhut.kernel.concept.reading import read_edition
from obhut.kernel.mechanism.directory import DirectoryText, read_directory
from obhut.kernel.refusals import Fault, Faulty

FEDERAL = "federal"
TITLE = {"title_de": "Bundesvorlage", "title_en": "Federal template"}
OWNER = "Bund"
TITLES = {"title_de": "Bundesvorlage", "title_en": "Federal template"}
NO_CONTENT = Fault(
    where=f"{FEDERAL}/",
    field="",
    de="Hier liegen keine Inhalte. Gemeint ist ein Ordner mit federal/, directory/ und laender/.",
    en="There is no content here. Meant is a folder with federal/, directory/ and laender/.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All of ``content/``: the federal text and the directory, read and found to fit together."""

    federal: EditionText
    directory: DirectoryText


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load changed; none where the same was in force already."""

    edition: int | None
    generation: int | None
    is_kept: bool = False
    """People have gone on writing the federal text and put it in force: files do not replace that."""
    papers: int = 0
    """How many agreements of the Länder are known otherwise than before."""


def read_content(files: Mapping[str, str]) -> Content:
    """Read the files of ``content/`` (path below it -> text). Raises Faulty with every fault."""
    if not _below(files, f"{FEDERAL}/"):
        raise Faulty((NO_CONTENT,))
    faults: list[Fault] = []
    federal: EditionText | None = None
    directory: DirectoryText | None = None
    try:
        federal = read_edition(_below(files, f"{FEDERAL}/"))
    except Faulty as refused:
        faults.extend(refused.faults)
    functions = {node.key for node in federal.of_kind("function")} if federal else None
    try:
        directory = read_directory(_not_below(files, f"{FEDERAL}/"), functions=functions)
    except Faulty as refused:
        faults.extend(refused.faults)
    if federal is None or directory is None:
        raise Faulty(tuple(faults))
    return Content(federal=federal, directory=directory)


@transaction.atomic
def load_content(files: Mapping[str, str], *, by: Actor, at: datetime) -> Loaded:
    """Put the files of ``content/`` in force, all or nothing. Raises Faulty, changing nothing."""
    content = read_content(files)
    stand_still()
    kept = _is_kept_by_people(content.federal)
    edition = (
        None if kept else load_edition(content.federal, concept=FEDERAL, owner=OWNER, by=by, at=at)
    )
    Concept.objects.filter(key=FEDERAL, title_de="").update(**TITLES)
    generation = load_directory(content.directory, by=by, at=at)
    return Loaded(
        edition=edition.number if edition else None,
        generation=generation.number if generation else None,
        is_kept=kept,
        papers=load_papers(content.directory, by=by, at=at),
    )


def _below(files: Mapping[str, str], folder: str) -> dict[str, str]:
    return {name: text for name, text in files.items() if name.startswith(folder)}


def _not_below(files: Mapping[str, str], folder: str) -> dict[str, str]:
    return {name: text for name, text in files.items() if not name.startswith(folder)}


def _is_kept_by_people(files: EditionText) -> bool:
    """Whether people have put a draft of it in force, which these files would undo.

    Locks the concept, so that nobody puts another one in force meanwhile.
    """
    home = Concept.objects.select_for_update().filter(key=FEDERAL).first()
    if home is None or not home.editions.filter(state__in=PUBLIC, changes__isnull=False).exists():
        return False
    return home.editions.get(state=EditionState.IN_FORCE).digest != digest(files)


@transaction.atomic
def load_edition(
    text: EditionText, *, concept: str, owner: str, by: Actor, at: datetime
) -> Edition | None:
    """Put this text in force as the concept's next edition; None where it is in force already.

    All or nothing: whoever reads meanwhile, or after a crash, finds the edition before.
    """
    called = TITLE if concept == FEDERAL else {}
    home, _made = Concept.objects.get_or_create(key=concept, defaults={"owner": owner} | called)
    Concept.objects.select_for_update().get(pk=home.pk)
    present = home.editions.filter(state=EditionState.IN_FORCE).first()
    fingerprint = digest(text)
    if present and present.digest == fingerprint:
        return None
    last = home.editions.order_by("-number").values_list("number", flat=True).first() or 0
    approved = Edition.objects.create(
        concept=home,
        number=last + 1,
        digest=fingerprint,
        made_at=at,
        state=EditionState.APPROVED,  # somebody else's draft may be open meanwhile
    )
    write_nodes(approved, text)
    return come_into_force(approved, by=by, at=at)
