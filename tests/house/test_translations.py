"""The German catalogue says everything the pages say, and nothing else."""

import ast
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from obhut.web.translations import german, spoken
from tests.house.tree import OBHUT, name_of, parsed, python_files

SPEAKING = {"_", "gettext", "gettext_lazy"}


def sentences(catalogue: Catalog) -> set[tuple[str | None, str]]:
    return {(message.context, first(message)) for message in catalogue if message.id}


def first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def is_said(message: Message) -> bool:
    said = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(said) and not message.fuzzy


def test_every_sentence_has_its_german() -> None:
    assert [first(message) for message in german() if message.id and not is_said(message)] == []


def test_the_catalogue_holds_what_the_pages_say() -> None:
    assert sorted(map(str, sentences(spoken()) ^ sentences(german()))) == []


def test_no_sentence_is_hidden_from_the_catalogue_as_those_inside_an_f_string_are() -> None:
    known = {first(message) for message in german() if message.id}

    hidden = [
        (name_of(path), sentence)
        for folder in ("web", "cli")
        for path in python_files(OBHUT / folder)
        for sentence in translated(path)
        if sentence not in known
    ]

    assert hidden == []


def translated(path: Path) -> Iterator[str]:
    for node in ast.walk(parsed(path)):
        match node:
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(sentence)), *_]):
                if name in SPEAKING:
                    yield sentence
