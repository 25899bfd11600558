"""What the documents say is so."""

import re
from pathlib import Path

from obhut.cli.main import WORDS
from tests.house.tree import DOCS, OBHUT, ROOT, TESTS, name_of, python_files, table_rows

DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
OPERATIONS = DOCS / "operations"
GUIDES = sorted(
    [*ROOT.glob("*.md"), *DOCS.glob("*.md"), *OPERATIONS.glob("*.md"), *DECISIONS],
)
HEADINGS = ["Status", "Context", "Decision", "Consequences"]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code_in(text: str) -> str:
    return "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL))


def words_of_the_makefile() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", read(ROOT / "Makefile"), re.MULTILINE))


def documented_variables() -> set[str]:
    rows = [row for path in OPERATIONS.glob("*.md") for row in table_rows(read(path))]
    return {name for row in rows for name in re.findall(r"OBHUT_[A-Z_]+", row[0])}


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == [*range(1, len(DECISIONS) + 1)]


def test_every_decision_bears_its_number_in_its_title() -> None:
    wrong = [
        name_of(path)
        for path in DECISIONS
        if not read(path).startswith(f"# {int(path.name[:4])}. ")
    ]

    assert wrong == []


def test_every_decision_has_the_four_headings() -> None:
    wrong = [
        name_of(path)
        for path in DECISIONS
        if re.findall(r"^## (.+)$", read(path), re.MULTILINE) != HEADINGS
    ]

    assert wrong == []


def test_the_guides_name_only_words_that_make_knows() -> None:
    named = {
        word
        for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *OPERATIONS.glob("*.md"))
        for word in re.findall(r"\bmake ([a-z][a-z-]*)", code_in(read(path)))
    }

    assert sorted(named - words_of_the_makefile()) == []


def test_the_continuous_check_types_words_that_make_knows() -> None:
    typed = re.findall(r"^make ([a-z-]+)$", read(ROOT / ".ci" / "run"), re.MULTILINE)

    assert typed == ["check", "test"]
    assert set(typed) <= words_of_the_makefile()


def test_every_variable_of_the_environment_is_in_the_operations_guide() -> None:
    sources = [*python_files(OBHUT), *python_files(TESTS), ROOT / "Makefile", ROOT / ".ci" / "run"]
    read_somewhere = {
        name
        for path in sources
        if path != Path(__file__)
        for name in re.findall(r"\bOBHUT_[A-Z_]*[A-Z]\b", read(path))
    }

    assert sorted(read_somewhere ^ documented_variables()) == []


def test_every_link_inside_the_repository_leads_somewhere() -> None:
    lost = [
        f"{name_of(path)}: {target}"
        for path in GUIDES
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", read(path))
        if not (path.parent / target).exists()
    ]

    assert lost == []


def test_every_file_a_guide_names_exists() -> None:
    named = {
        (name_of(path), name)
        for path in GUIDES
        for name in re.findall(r"`((?:docs|tests|obhut|content)/[\w./-]+\.\w+)`", read(path))
    }

    assert sorted(f"{path}: {name}" for path, name in named if not (ROOT / name).exists()) == []


def test_every_word_of_the_command_is_in_the_operations_guide() -> None:
    guide = "".join(read(path) for path in OPERATIONS.glob("*.md"))
    words = {word.__name__.rpartition(".")[2].replace("_", "-") for word in WORDS}

    assert sorted(word for word in words if f"`obhut {word}`" not in guide) == []
