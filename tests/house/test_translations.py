"""The German catalogue says everything the pages say, and nothing else."""

from babel.messages.catalog import Catalog, Message

from obhut.web.translations import german, spoken


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
