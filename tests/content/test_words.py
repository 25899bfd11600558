"""The glossary, and what helps to tell neighbouring concepts apart, are whole."""

from obhut.concepts.actions import Content
from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.web.knowledge import names

MINI_GLOSSARY = {
    "Bundeskooperationskonzept",
    "Handel mit und Ausbeutung von Kindern",
    "Kindeswohlgefährdung",
    "gewichtige Anhaltspunkte",
    "Gefährdungseinschätzung",
    "insoweit erfahrene Fachkraft",
    "Jugendamt, Allgemeiner Sozialer Dienst",
    "Inobhutnahme",
    "vorläufige Inobhutnahme",
    "Fachberatungsstelle",
    "unbegleitete minderjährige Ausländerinnen und Ausländer",
    "Vormund",
    "Ergänzungspflegschaft",
    "Bedenk- und Stabilisierungsfrist",
    "Legalitätsprinzip",
    "Schweigepflicht",
    "Sozialgeheimnis",
    "Land, Länder",
}


def test_the_words_of_the_field_are_explained(mechanism: Mechanism) -> None:
    explained = {word.node.title.de for word in mechanism.words.values() if word.node.text}

    assert MINI_GLOSSARY - explained == set()


def test_no_word_is_explained_twice(mechanism: Mechanism) -> None:
    for language in ("de", "en"):
        titles = [getattr(word.node.title, language) for word in mechanism.words.values()]
        assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_every_neighbouring_concept_says_what_to_look_at_and_what_follows(
    mechanism: Mechanism,
) -> None:
    silent = [
        key
        for key, boundary in mechanism.boundaries.items()
        if boundary.facts.question is None or boundary.facts.follows is None
    ]

    assert silent == []


def test_every_state_of_cooperation_has_its_words(content: Content) -> None:
    states = {land.cooperation.state for land in content.directory.laender}

    assert states - set(names.COOPERATION) == set()
