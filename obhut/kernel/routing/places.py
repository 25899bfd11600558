"""Where is the child now? Places, and the areas desks work for.

For a first contact the actual place counts. A postcode is not a district: 136 postcodes lie in
two or more Kreise and 11 of them in two Länder, so it stands beside the official keys and never
for them. Kreis and Gemeinde are said by their official municipality key (AGS), whose first two
digits are the Land.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum

OFFICIAL_LAND_OF_AGS = {
    "01": "DE-SH", "02": "DE-HH", "03": "DE-NI", "04": "DE-HB", "05": "DE-NW", "06": "DE-HE",
    "07": "DE-RP", "08": "DE-BW", "09": "DE-BY", "10": "DE-SL", "11": "DE-BE", "12": "DE-BB",
    "13": "DE-MV", "14": "DE-SN", "15": "DE-ST", "16": "DE-TH",
}  # fmt: skip
EXAMPLE_LAND_OF_AGS = {"91": "DE-XM", "92": "DE-XB", "93": "DE-XN"}
"""The Länder of the worked examples: no official key begins like this, and nobody lives there."""
LAND_OF_AGS = OFFICIAL_LAND_OF_AGS | EXAMPLE_LAND_OF_AGS
OFFICIAL_LANDS = frozenset(OFFICIAL_LAND_OF_AGS.values())
LANDS = frozenset(LAND_OF_AGS.values())
KREIS_WITH_BEZIRKE = {"DE-BE": "11000", "DE-HH": "02000", "DE-XB": "92000"}
"""In Berlin and Hamburg the Bezirk has the youth office. It has no AGS of its own."""
BEZIRKE = {"DE-BE": 12, "DE-HH": 7, "DE-XB": 3}

FEDERATION_KEY = "DE"


class Level(StrEnum):
    """From the widest to the narrowest; the narrowest desk that covers a place is responsible."""

    FEDERATION = "federation"
    LAND = "land"
    KREIS = "kreis"
    GEMEINDE = "gemeinde"
    BEZIRK = "bezirk"
    POSTCODE = "postcode"


SPECIFICITY = {level: rank for rank, level in enumerate(Level)}

Key = tuple[Level, str]
"""A level and the key of one area on it. Equal to the area it names, and cheap to look up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is known of a place. What follows from a narrower key is filled in by itself.

    A Gemeinde says its Kreis and a Kreis its Land; whatever contradicts that is refused.
    """

    land: str | None = None
    kreis: str | None = None
    gemeinde: str | None = None
    bezirk: str | None = None
    """Two digits, "01" to "12" in Berlin and "01" to "07" in Hamburg."""
    postcode: str | None = None
    keys: tuple[Key, ...] = field(init=False, repr=False, compare=False)
    """The areas this place is known to lie in, the narrowest first."""

    def __post_init__(self) -> None:
        if self.gemeinde is not None:
            _check_shape("Gemeinde", self.gemeinde, digits=8)
            self._settle("kreis", self.gemeinde[:5], because=f"Gemeinde {self.gemeinde}")
        if self.bezirk is not None:
            self._settle_bezirk(self.bezirk)
        if self.kreis is not None:
            _check_shape("Kreis", self.kreis, digits=5)
            self._settle("land", land_of(self.kreis), because=f"Kreis {self.kreis}")
        if self.land is not None:
            _check_land(self.land)
        if self.postcode is not None:
            _check_postcode(self.postcode)
        object.__setattr__(self, "keys", self._known_areas())

    def _known_areas(self) -> tuple[Key, ...]:
        bezirk = f"{self.land}-{self.bezirk}" if self.bezirk else None
        known = (
            (Level.POSTCODE, self.postcode),
            (Level.BEZIRK, bezirk),
            (Level.GEMEINDE, self.gemeinde),
            (Level.KREIS, self.kreis),
            (Level.LAND, self.land),
            (Level.FEDERATION, FEDERATION_KEY),
        )
        return tuple((level, key) for level, key in known if key)

    @property
    def is_empty(self) -> bool:
        return self.land is None and self.postcode is None

    def _settle(self, name: str, implied: str, *, because: str) -> None:
        given = getattr(self, name)
        if given is None:
            object.__setattr__(self, name, implied)
        elif given != implied:
            raise ValueError(f"{because} lies in {implied}, not in {given}.")

    def _settle_bezirk(self, bezirk: str) -> None:
        land = self.land or (land_of(self.kreis) if self.kreis else None)
        if land not in BEZIRKE:
            raise ValueError(f"Bezirk {bezirk} needs its Land, DE-BE or DE-HH; not {land}.")
        _check_bezirk(land, bezirk)
        self._settle("kreis", KREIS_WITH_BEZIRKE[land], because=f"Bezirk {bezirk} of {land}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A piece of the map that a desk works for: one key on one level.

    Keys: "DE" · "DE-BY" · Kreis "09564" · Gemeinde "05334002" · Bezirk "DE-BE-04" ·
    postcode "12529".
    """

    level: Level
    key: str

    def __post_init__(self) -> None:
        match self.level:
            case Level.FEDERATION:
                if self.key != FEDERATION_KEY:
                    raise ValueError(f"The federation has the key DE, not {self.key}.")
            case Level.LAND:
                _check_land(self.key)
            case Level.KREIS:
                _check_shape("Kreis", self.key, digits=5)
                land_of(self.key)
            case Level.GEMEINDE:
                _check_shape("Gemeinde", self.key, digits=8)
                land_of(self.key)
            case Level.BEZIRK:
                _check_bezirk(self.key[:5], self.key[6:])
                if self.key[5:6] != "-":
                    raise ValueError(f"A Bezirk is written DE-BE-04, not {self.key}.")
            case Level.POSTCODE:
                _check_postcode(self.key)

    @property
    def as_key(self) -> Key:
        return (self.level, self.key)

    @property
    def specificity(self) -> int:
        """0 for the federation; the higher, the narrower."""
        return SPECIFICITY[self.level]

    def covers(self, place: Place) -> bool:
        return self.as_key in place.keys

    @property
    def within(self) -> tuple[Key, ...]:
        """The wider areas around this one, as far as its key says. A postcode says none."""
        match self.level:
            case Level.POSTCODE:
                around = Place()
            case Level.BEZIRK:
                kreis = KREIS_WITH_BEZIRKE[self.key[:5]]
                around = Place(gemeinde=f"{kreis}000")
            case Level.GEMEINDE:
                around = Place(gemeinde=self.key)
            case Level.KREIS:
                around = Place(kreis=self.key)
            case Level.LAND | Level.FEDERATION:
                around = Place(land=self.key if self.level is Level.LAND else None)
        return tuple(key for key in around.keys if key != self.as_key)

    def __str__(self) -> str:
        return f"{self.level}:{self.key}"


def bezirke_of(land: str) -> tuple[Area, ...]:
    """The Bezirke of a city in which each has its own youth office; none anywhere else."""
    numbers = range(1, BEZIRKE.get(land, 0) + 1)
    return tuple(Area(level=Level.BEZIRK, key=f"{land}-{number:02}") for number in numbers)


def read_area(text: str) -> Area:
    """An area as it is written in a file: ``kreis:09564``, ``postcode:12529``.

    The level is written out because five digits may be a Kreis or a postcode.
    """
    level, _, key = text.partition(":")
    if level not in set(Level):
        raise ValueError(f"{text} names no level. Write one of {', '.join(Level)}: kreis:09564.")
    return Area(level=Level(level), key=key)


def land_of(ags: str) -> str:
    """The Land an official municipality key lies in: its first two digits say it."""
    try:
        return LAND_OF_AGS[ags[:2]]
    except KeyError:
        raise ValueError(f"{ags} begins with no Land: the first two digits are 01–16.") from None


def _check_shape(what: str, key: str, *, digits: int) -> None:
    if not re.fullmatch(rf"[0-9]{{{digits}}}", key):
        raise ValueError(f"A {what} is written with {digits} digits, leading zeros too; not {key}.")


def _check_land(key: str) -> None:
    if key not in LANDS:
        raise ValueError(f"A Land is written like DE-BY; {key} is none of the sixteen.")


def _check_postcode(key: str) -> None:
    _check_shape("postcode", key, digits=5)
    if key < "01000":
        raise ValueError(f"Postcodes begin at 01000; {key} is none.")


def _check_bezirk(land: str, bezirk: str) -> None:
    if land not in BEZIRKE:
        raise ValueError(f"Only DE-BE and DE-HH have a youth office per Bezirk; not {land}.")
    if not (re.fullmatch(r"[0-9]{2}", bezirk) and 1 <= int(bezirk) <= BEZIRKE[land]):
        raise ValueError(f"{land} has the Bezirke 01–{BEZIRKE[land]:02}; not {bezirk}.")
