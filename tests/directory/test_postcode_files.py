"""Whatever somebody brings as a file of postcodes: it is taken whole, or refused in a sentence."""

import pytest

from obhut.directory.actions.postcodes import Counts, import_postcodes, present_counts
from obhut.directory.models import Generation
from obhut.directory.queries.where import where
from obhut.kernel.actor import INSTALLATION
from obhut.kernel.refusals import Faulty
from obhut.kernel.routing.answers import Sole
from obhut.knowledge.queries import in_force, who_is_responsible
from tests.conftest import LOADED_AT
from tests.directory.post import HEADING, IN_TWO_KREISE, IN_TWO_LAENDER, geonames_like, row

pytestmark = pytest.mark.usefixtures("loaded")
LINES = geonames_like().splitlines()


def bring(text: str) -> Counts:
    return import_postcodes(text, source="test", licence="none", by=INSTALLATION, at=LOADED_AT)


def refused(text: str) -> list[str]:
    generations = Generation.objects.count()
    with pytest.raises(Faulty) as caught:
        bring(text)
    assert Generation.objects.count() == generations
    return [fault.en for fault in caught.value.faults]


def test_a_whole_file_is_counted_and_what_is_ambiguous_leads_to_a_question() -> None:
    counts = bring(geonames_like())

    assert counts == present_counts()
    assert (counts.codes, counts.kreise, counts.laender) == (8402, 400, 16)
    assert (counts.in_several_kreise, counts.in_two_laender) == (2, 1)
    assert {code: where(postcode=code).kreise for code, _ in (IN_TWO_LAENDER, IN_TWO_KREISE)} == {
        "12529": ("11000", "12061"),
        "90513": ("09563", "09573"),
    }
    assert where(postcode="10875").postcode_unknown
    for code, kreise in (IN_TWO_LAENDER, IN_TWO_KREISE):
        assert picked_for_one_side(code, kreise) == []


def picked_for_one_side(code: str, kreise: tuple[str, ...]) -> list[str]:
    """Functions for which one desk was named though it serves only a part of the postcode."""
    here = where(postcode=code)
    functions = in_force().mechanism.functions
    answers = {key: who_is_responsible(key, place=here, at=LOADED_AT) for key in functions}
    return [
        key
        for key, answer in answers.items()
        if isinstance(answer, Sole) and not all(map(answer.desk.area_for, here.places))
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("", "No line of this file names a postcode", id="empty"),
        pytest.param("\n\n\n", "No line of this file names a postcode", id="blank"),
        pytest.param(HEADING, "No line of this file names a postcode", id="heading only"),
        pytest.param("<html>404</html>", "No line of this file names", id="a page of errors"),
        pytest.param("\0" * 1000, "No line of this file names", id="zeros"),
        pytest.param("\n".join(LINES[:4000]), "The file is incomplete: 39", id="cut off"),
        pytest.param("\n".join(LINES[:-300])[:-20], "The file is incomplete: 386 K", id="cut late"),
        pytest.param(
            "\n".join(each for each in LINES if ",11000," not in each),
            "The file is incomplete: 15 Länder",
            id="Berlin is missing",
        ),
        pytest.param(
            "\n".join([*LINES, row("99999", "09999")]),
            "These Kreise are not in the directory: 09999",
            id="a Kreis nobody knows",
        ),
        pytest.param(
            "\n".join([*LINES[:9], row("20000", "08111", "x" * 200_000), *LINES[9:]]),
            "Line 10 cannot be read: field larger than field limit",
            id="a line of 200 kB",
        ),
        pytest.param(
            "\n".join([*LINES[:9], row("20000", "08111", '"'), *LINES[9:]]),
            "cannot be read: field larger than field limit",
            id="an open quote",
        ),
        pytest.param(
            geonames_like().replace(",", ";"), "No line of this file names", id="semicolons"
        ),
        pytest.param(
            "\n".join(f"{number},{line}" for number, line in enumerate(LINES)),
            "No line of this file names",
            id="a column too many",
        ),
    ],
)
def test_a_file_that_is_not_whole_is_refused_and_nothing_changes(text: str, says: str) -> None:
    told = refused(text)

    assert [sentence for sentence in told if says in sentence] != []


@pytest.mark.parametrize(
    "strange",
    [
        row("٢٠٠٠٠", "08111"),
        row("00100", "08111"),
        row("1067", "08111"),
        row("20000", "99111"),
        row("20000", "8111"),
        row("20000", ""),
        "DE,20000",
        ",,,,,,,,,,",
    ],
)
def test_a_row_that_is_no_postcode_counts_for_nothing(strange: str) -> None:
    assert refused(f"{HEADING}\n{strange}") == refused(HEADING)


def test_tabs_are_read_like_commas_and_windows_lines_like_others() -> None:
    tabs = geonames_like().replace(",", "\t").replace("\n", "\r\n").replace("Lummerland", 'L"land')

    assert bring(tabs).codes == 8402
