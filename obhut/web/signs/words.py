"""Words of the signs: what settings, observers and events are called on a page."""

from django.utils.translation import gettext_lazy as _

SETTINGS = {
    "G": _("General, for every profession"),
    "D": _("Papers, journey, identity"),
    "C": _("Control and dependency"),
    "X": _("Sexual exploitation, loverboy method"),
    "O": _("Online"),
    "L": _("Labour, housework"),
    "B": _("Begging"),
    "K": _("Offences that others profit from"),
    "M": _("Forced or early marriage"),
    "A": _("Illegal adoption, surrogacy"),
    "R": _("Removal of organs"),
    "H": _("Seen in health care"),
    "S": _("Seen at school"),
    "Y": _("Seen in youth welfare and residential care"),
    "Z": _("Seen in asylum and reception"),
}
OBSERVERS = {
    "all": _("Everybody"),
    "JA": _("Youth office"),
    "VOR": _("Guardians"),
    "HLP": _("Residential care, shelters, clearing houses"),
    "POL": _("Police"),
    "BPOL": _("Federal police, border"),
    "STA": _("Prosecution"),
    "JGH": _("Youth-court assistance"),
    "FKS": _("Customs, labour inspection"),
    "ABH": _("Foreigners authority"),
    "ASY": _("Reception, asylum office, asylum counselling"),
    "HLT": _("Health care"),
    "SCH": _("School, school social work, day care"),
    "FBS": _("Specialised counselling centre"),
    "ONL": _("Online youth work, media"),
    "COM": _("Neighbours, transport, hotel"),
    "family": _("Family"),
    "bank": _("Bank"),
    "registry": _("Registry office"),
}
QUESTIONS = {
    "danger": _("Is there danger now?"),
    "missing": _("Is the child missing right now?"),
    "age_doubt": _("Is it unclear whether the person is under 18?"),
    "turning_18": _("Is the 18th birthday near?"),
    "distribution": _("Could the child soon be sent to another place?"),
}
"""What a sign may ask first, by the event that would then be happening."""
ON_PAPER = {
    "danger": _("Danger now?"),
    "missing": _("Missing now?"),
    "age_doubt": _("Under 18?"),
    "turning_18": _("18 soon?"),
    "distribution": _("To be moved?"),
}
"""The same questions, short enough to stand beside a box."""
FILTERS = {
    "setting": _("Where it shows"),
    "form": _("Form of exploitation"),
    "observer": _("Who may see it"),
}
