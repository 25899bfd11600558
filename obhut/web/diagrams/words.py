"""The words a picture is written with, from the catalogues."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from obhut.kernel.pictures.picture_words import PictureWords
from obhut.web.finder.words import SET_BY, rule_in_words, said


def wording() -> PictureWords:
    """In the language of the page."""
    return PictureWords(
        language=get_language() or "de",
        said=said,
        rule=rule_in_words,
        set_by=lambda given: str(SET_BY[given]),
        beginning=_("Beginning: a first sign"),
        end=_("End"),
        no_way_here=_("Gap: nothing leads here"),
        no_way_on=_("Gap: nothing follows"),
        nobody_answers=_("Nobody answers"),
        nobody_answers_by=lambda rule: _("Nobody answers. Time limit: %(rule)s") % {"rule": rule},
        ask_next=lambda desk: _("Turn to: %(desk)s") % {"desk": desk},
        ask_nobody=_("Turn to: not named"),
        handed_on=_("Asked further"),
        what_next=_("What next?"),
        comes_from=lambda numbers: _("from %(numbers)s") % {"numbers": numbers},
        goes_on_with=lambda numbers: _("on to %(numbers)s") % {"numbers": numbers},
        no_steps=_("This edition has no steps."),
    )
