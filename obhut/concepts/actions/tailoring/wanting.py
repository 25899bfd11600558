"""What was left empty or is too long, told field by field."""

from collections.abc import Iterable, Iterator, Mapping

from obhut.kernel.refusals import Fault, Faulty


def check_words(
    said: Mapping[str, str], *, needed: Iterable[str], longest: Mapping[str, int]
) -> None:
    """Raises Faulty with every fault."""
    if faults := tuple(wanting(said, needed=needed, longest=longest)):
        raise Faulty(faults)


def wanting(
    said: Mapping[str, str], *, needed: Iterable[str], longest: Mapping[str, int]
) -> Iterator[Fault]:
    for name in needed:
        if not said.get(name, "").strip():
            yield fault(
                name, "Das Feld ist leer. Es ist Pflicht.", "The field is empty. It is required."
            )
    for name, most in longest.items():
        if len(said.get(name, "")) > most:
            yield fault(
                name,
                f"Der Text hat mehr als {most} Zeichen.",
                f"The text has more than {most} characters.",
            )


def fault(field: str, de: str, en: str) -> Fault:
    return Fault(where="", field=field, de=de, en=en)
