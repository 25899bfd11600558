"""A file of postcodes as GeoNames writes them. Which code lies where is made up, but for 12529."""

from functools import lru_cache

from tests.lummerland import directory

HEADING = (
    "country_code,zipcode,place,state,state_code,province,province_code,"
    "community,community_code,latitude,longitude"
)
EACH = 21
"""So many postcodes for each of the 400 Kreise: 8400."""
IN_TWO_LAENDER = ("12529", ("11000", "12061"))
IN_TWO_KREISE = ("90513", ("09563", "09573"))


def row(postcode: str, kreis: str, place: str = "Lummerland") -> str:
    return f"DE,{postcode},{place},Land,XX,,,Kreis,{kreis},48.0,9.0"


@lru_cache(maxsize=1)
def geonames_like() -> str:
    """A whole file: 8402 ordinary postcodes, two of them ambiguous, and one of a big customer."""
    kreise = [kreis.ags for kreis in directory().districts.kreise]
    rows = [
        row(f"{20000 + at * EACH + each:05}", kreis)
        for at, kreis in enumerate(kreise)
        for each in range(EACH)
    ]
    cut = [row(code, kreis) for code, both in (IN_TWO_LAENDER, IN_TWO_KREISE) for kreis in both]
    big_customer = row("10875", "08111").replace(",XX,", ",01,")
    return "\n".join([HEADING, *rows, *cut, big_customer, ""])
