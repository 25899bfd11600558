import pytest

from obhut.kernel.routing.places import Area, Level, Place, read_area


def test_a_gemeinde_says_its_kreis_and_its_land() -> None:
    assert Place(gemeinde="09564000") == Place(land="DE-BY", kreis="09564", gemeinde="09564000")


def test_a_bezirk_says_its_town() -> None:
    assert Place(land="DE-BE", bezirk="04").kreis == "11000"
    assert Place(kreis="02000", bezirk="07").land == "DE-HH"


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kreis": "09564", "land": "DE-BE"}, "Kreis 09564 lies in DE-BY, not in DE-BE"),
        ({"gemeinde": "09564000", "kreis": "09562"}, "lies in 09564, not in 09562"),
        ({"kreis": "9564"}, "written with 5 digits, leading zeros too; not 9564"),
        ({"gemeinde": "0956400"}, "written with 8 digits"),
        ({"kreis": "17001"}, "begins with no Land: the first two digits are 01–16"),
        ({"land": "BY"}, "written like DE-BY; BY is none of the sixteen"),
        ({"postcode": "1067"}, "A postcode is written with 5 digits"),
        ({"postcode": "00100"}, "Postcodes begin at 01000"),
        ({"bezirk": "04"}, "Bezirk 04 needs its Land, DE-BE or DE-HH"),
        ({"bezirk": "13", "land": "DE-BE"}, "DE-BE has the Bezirke 01–12; not 13"),
        ({"bezirk": "4", "land": "DE-BE"}, "DE-BE has the Bezirke 01–12; not 4"),
        ({"bezirk": "04", "land": "DE-BE", "kreis": "02000"}, "lies in 11000, not in 02000"),
    ],
)
def test_a_wrong_place_is_refused_with_what_is_right(given: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Place(**given)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("09564", "names no level"),
        ("kreis:17001", "begins with no Land"),
        ("land:DE-XX", "none of the sixteen"),
        ("federation:EU", "has the key DE, not EU"),
        ("bezirk:DE-BY-01", "Only DE-BE and DE-HH"),
        ("bezirk:DE-BE/04", "is written DE-BE-04"),
        ("gemeinde:123", "8 digits"),
        ("postcode:ABCDE", "5 digits"),
    ],
)
def test_a_wrong_area_is_refused_with_what_is_right(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_area(text)


@pytest.mark.parametrize(
    "text",
    [
        "federation:DE",
        "land:DE-BY",
        "kreis:09564",
        "gemeinde:09564000",
        "bezirk:DE-BE-04",
        "postcode:90402",
    ],
)
def test_an_area_is_read_as_it_is_written(text: str) -> None:
    assert str(read_area(text)) == text


def test_an_area_covers_the_places_inside_it_and_no_other() -> None:
    nuremberg = Place(gemeinde="09564000", postcode="90402")
    texts = ["federation:DE", "land:DE-BY", "kreis:09564", "gemeinde:09564000", "postcode:90402"]

    assert [read_area(text).covers(nuremberg) for text in texts] == [True] * 5
    assert [read_area(text).specificity for text in texts] == [0, 1, 2, 3, 5]
    assert not read_area("kreis:09562").covers(nuremberg)
    assert not read_area("kreis:09564").covers(Place(land="DE-BY"))


def test_a_bezirk_is_narrower_than_its_town() -> None:
    bezirk = Area(level=Level.BEZIRK, key="DE-BE-04")

    assert bezirk.covers(Place(land="DE-BE", bezirk="04"))
    assert not bezirk.covers(Place(land="DE-HH", bezirk="04"))
    assert bezirk.within == (
        (Level.GEMEINDE, "11000000"),
        (Level.KREIS, "11000"),
        (Level.LAND, "DE-BE"),
        (Level.FEDERATION, "DE"),
    )


def test_a_place_of_which_nothing_is_known_is_empty() -> None:
    assert Place().is_empty
    assert not Place(postcode="90402").is_empty
