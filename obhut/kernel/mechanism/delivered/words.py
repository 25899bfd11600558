"""Words from which a cell chooses, in both languages."""

from typing import NamedTuple


class Word(NamedTuple):
    value: str
    de: str
    en: str


KINDS = (
    Word("youth_office", "Jugendamt", "Youth welfare office"),
    Word("youth_emergency", "Kinder- und Jugendnotdienst", "Emergency service for children and young people"),
    Word("specialised_counselling", "Fachberatungsstelle", "Specialised counselling centre"),
    Word("counselling", "Beratungsstelle", "Counselling centre"),
    Word("child_protection_centre", "Kinderschutz-Zentrum", "Child protection centre"),
    Word("shelter", "Schutzunterkunft", "Shelter"),
    Word("state_youth_office", "Landesjugendamt", "State youth welfare office"),
    Word("youth_welfare_umbrella", "Dachverband der Jugendhilfe", "Umbrella of youth welfare"),
    Word("victim_support", "Opferhilfe", "Victim support"),
    Word("police", "Polizei", "Police"),
    Word("land_authority", "Landesbehörde", "Authority of a Land"),
    Word("coordination", "Koordinierungsstelle", "Coordination"),
    Word("network", "Netzwerk, Runder Tisch", "Network, round table"),
    Word("umbrella", "Dachverband", "Umbrella organisation"),
    Word("helpline", "Hilfetelefon", "Helpline"),
    Word("emergency", "Notruf", "Emergency call"),
    Word("directory", "Verzeichnis", "Directory"),
    Word("reporting", "Meldestelle", "Reporting platform"),
)  # fmt: skip
MINORS = (
    Word("yes", "ja", "yes"),
    Word("no", "nein", "no"),
    Word("unclear", "unklar", "unclear"),
    Word("not_stated", "nicht angegeben", "not stated"),
)
