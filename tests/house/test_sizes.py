"""A function fits a hand, a file fits a screen or three."""

from pathlib import Path

from tests.house.tree import OBHUT, TESTS, functions, length, name_of, python_files


def longer_files(folder: Path, most: int) -> list[str]:
    counted = {path: len(path.read_text().splitlines()) for path in python_files(folder)}
    return [f"{name_of(path)}: {lines}" for path, lines in counted.items() if lines > most]


def is_of_views(path: Path) -> bool:
    return path.name.startswith("views") or "views" in path.parts


def test_no_file_of_the_product_is_longer_than_300_lines() -> None:
    assert longer_files(OBHUT, 300) == []


def test_no_file_of_the_tests_is_longer_than_400_lines() -> None:
    assert longer_files(TESTS, 400) == []


def test_no_function_is_longer_than_40_lines() -> None:
    longer = [
        f"{name_of(path)}:{function.lineno} {function.name}: {length(function)}"
        for path in (*python_files(OBHUT), *python_files(TESTS))
        for function in functions(path)
        if length(function) > 40
    ]

    assert longer == []


def test_no_view_is_longer_than_15_lines() -> None:
    longer = [
        f"{name_of(path)}:{function.lineno} {function.name}: {length(function)}"
        for path in filter(is_of_views, python_files(OBHUT / "web"))
        for function in functions(path)
        if [each.arg for each in function.args.args[:1]] == ["request"]
        and not function.name.startswith("_")
        and length(function) > 15
    ]

    assert longer == []
