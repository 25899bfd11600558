"""A desk and its service point side by side: neither says where children are hidden.

Each row refuses it for itself where it knows that it is a protected place. Here each speaks for
the other: a shelter's desk of another function, a protected function at another institution.
"""

from collections.abc import Callable, Iterator

from obhut.kernel.concept.faults import SENTENCES
from obhut.kernel.mechanism.directory_rows import DeskRow, ServicePointRow
from obhut.kernel.mechanism.protected_places import PROTECTED, SHELTER, is_told_by
from obhut.kernel.refusals import Fault

LEADS_TO_NO_DOOR = ("source", "further_sources", "web", "phones", "emails")


def faults_of_protected(
    row: DeskRow, point: ServicePointRow, where: Callable[[tuple[str | int, ...]], str]
) -> Iterator[Fault]:
    """Everything by which a protected place could be found; nothing at other places.

    ``where`` says where a path inside the desk's row stands.
    """
    for field in _telling(row, row, point):
        de, en = SENTENCES["protected_place_told"]
        yield Fault(where=where((field,)), field=field, de=de, en=en)
    for field in _telling(point, row, point):
        sentence = "protected_address" if field == "address" else "protected_place_told"
        de, en = SENTENCES[sentence]
        yield Fault(
            where=where(("service_point",)),
            field="service_point",
            de=f"Anlaufstelle {point.key}, {field}: {de}",
            en=f"Service point {point.key}, {field}: {en}",
        )


def check_tells_no_place(row: DeskRow, point: ServicePointRow) -> None:
    """Raises ValueError: no desk is made of rows that say where children are hidden."""
    told = [*_telling(row, row, point), *_telling(point, row, point)]
    if told:
        raise ValueError(f"{', '.join(told)}: a protected place is not told. Leave that out.")


def _telling(each: DeskRow | ServicePointRow, row: DeskRow, point: ServicePointRow) -> list[str]:
    """The fields of one of the two that tell where the other is hidden."""
    if point.kind != SHELTER and row.function not in PROTECTED:
        return []
    return [field for field, said in each if _tells(field, said)]


def _tells(field: str, said: object) -> bool:
    if field == "address":
        return said is not None
    return field not in LEADS_TO_NO_DOOR and is_told_by(said)
