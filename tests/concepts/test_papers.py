"""Agreements that a Land has already are concepts of their own kind: what is known, and "not seen"."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from obhut.concepts.actions import load_content
from obhut.concepts.actions.papers import load_papers
from obhut.concepts.enums import ConceptKind, EditionState, NodeChangeKind
from obhut.concepts.models import Concept, NodeChange
from obhut.concepts.queries import files_in_force
from obhut.concepts.queries.editions import editions_of, text_seen
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.concept.kinds import InstrumentFacts
from obhut.kernel.concept.reading import read_edition, write_edition
from obhut.kernel.mechanism.directory import read_directory
from obhut.kernel.mechanism.papers import papers_of
from obhut.kernel.refusals import Faulty

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
BAVARIA = "laender/DE-BY.yaml"
SEEN_BY = "  published: not_seen\n  children: not_seen\n"
Files = dict[str, str]


def reloaded(files: Files) -> int:
    directory = {name: text for name, text in files.items() if not name.startswith("federal/")}
    return load_papers(read_directory(directory, functions=None), by=INSTALLATION, at=NOW)


def editions(key: str) -> list[tuple[int, EditionState]]:
    return [(each.number, each.state) for each in editions_of(None, key)]


@pytest.mark.usefixtures("loaded")
def test_the_agreements_of_twelve_laender_are_in_force_and_round_tables_are_not_among_them() -> (
    None
):
    rows = Concept.objects.filter(kind=ConceptKind.AGREEMENT)

    assert sorted({row.area for row in rows}) == [
        *("DE-BE", "DE-BW", "DE-BY", "DE-HE", "DE-HH", "DE-MV"),
        *("DE-NI", "DE-RP", "DE-SH", "DE-SL", "DE-SN", "DE-ST"),
    ]
    assert rows.filter(key__contains="round-table").count() == 0
    assert editions("paper-ni-decree") == [(1, EditionState.IN_FORCE)]


@pytest.mark.usefixtures("loaded")
def test_what_nobody_saw_is_called_not_seen_in_both_languages_and_never_missing() -> None:
    (edition,) = editions_of(None, "paper-by-agreement")
    known = text_seen(edition).by_key["known"]

    assert isinstance(known.facts, InstrumentFacts)
    assert (known.facts.parties, known.facts.since, known.facts.children) == (
        None,
        None,
        "not_seen",
    )
    assert known.text is not None
    assert known.text.de == (
        "Nicht gesehen: wer beteiligt ist, seit wann, der Wortlaut, ob veröffentlicht, "
        "ob Kinder vorkommen. Das heißt nicht, dass es fehlt."
    )
    assert known.text.en.startswith("Not seen: who takes part, since when, the wording")


@pytest.mark.usefixtures("loaded")
def test_what_is_known_stands_there_with_its_sources_and_says_nothing_of_not_seen() -> None:
    (edition,) = editions_of(None, "paper-ni-decree")
    text = text_seen(edition)

    assert text.by_key["known"].text is None
    assert [node.key for node in text.of_kind("source")] == ["source-1", "source-2"]


def test_every_paper_survives_the_way_through_files(files: Files) -> None:
    directory = {name: text for name, text in files.items() if not name.startswith("federal/")}
    papers = [
        paper
        for land in read_directory(directory, functions=None).laender
        for paper in papers_of(land)
    ]

    assert len(papers) == 18
    assert [read_edition(write_edition(paper.text)) for paper in papers] == [
        paper.text for paper in papers
    ]


@pytest.mark.usefixtures("loaded")
def test_the_same_files_again_make_no_new_edition_and_go_out_byte_for_byte(files: Files) -> None:
    assert reloaded(files) == 0
    assert load_content(files, by=INSTALLATION, at=NOW).papers == 0
    assert files_in_force() == files
    assert editions("paper-be-agreement") == [(1, EditionState.IN_FORCE)]


@pytest.mark.usefixtures("loaded")
def test_what_is_seen_later_makes_the_next_edition_of_that_paper_alone(files: Files) -> None:
    more = files[BAVARIA].replace(SEEN_BY, SEEN_BY.replace("children: not_seen", "children: no"), 1)

    assert reloaded(files | {BAVARIA: more}) == 1
    assert editions("paper-by-agreement") == [(2, EditionState.IN_FORCE), (1, EditionState.PAST)]
    assert editions("paper-by-nuremberg-concept") == [(1, EditionState.IN_FORCE)]


@pytest.mark.usefixtures("loaded")
def test_a_paper_that_has_ended_becomes_past_and_stays_readable(files: Files) -> None:
    ended = files[BAVARIA].replace(
        "  full_text_seen: false\n", "  full_text_seen: false\n  ended: true\n", 1
    )

    assert reloaded(files | {BAVARIA: ended}) == 1
    assert editions("paper-by-agreement") == [(1, EditionState.PAST)]
    assert reloaded(files) == 1
    assert editions("paper-by-agreement") == [(2, EditionState.IN_FORCE), (1, EditionState.PAST)]


@pytest.mark.usefixtures("loaded")
def test_what_a_land_has_gone_on_writing_is_not_replaced_by_files(files: Files) -> None:
    home = Concept.objects.get(key="paper-by-agreement")
    NodeChange.objects.create(
        edition=home.editions.get(),
        node=uuid4(),
        kind=NodeChangeKind.INSERTED,
        after={"content": {}},
        person=INSTALLATION.person,
        desk=INSTALLATION.desk,
        at=NOW,
    )
    more = files[BAVARIA].replace(SEEN_BY, SEEN_BY.replace("children: not_seen", "children: no"), 1)

    assert reloaded(files | {BAVARIA: more}) == 0
    assert editions("paper-by-agreement") == [(1, EditionState.IN_FORCE)]


def test_a_paper_without_a_key_is_refused_with_file_and_line(files: Files) -> None:
    without = {BAVARIA: files[BAVARIA].replace("- key: by-agreement\n  kind", "- kind", 1)}
    directory = {name: text for name, text in files.items() if not name.startswith("federal/")}

    with pytest.raises(Faulty) as refused:
        read_directory(directory | without, functions=None)

    assert [(fault.where, fault.field) for fault in refused.value.faults] == [
        ("laender/DE-BY.yaml:5", "documents.0.key")
    ]
