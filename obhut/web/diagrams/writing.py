"""A mechanism as a picture or as BPMN, in a language: for pages, files and the command line."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from obhut.kernel.mechanism.mechanism import Mechanism
from obhut.kernel.pictures import bpmn, svg
from obhut.kernel.pictures.svg import Heading
from obhut.web.diagrams.words import wording


def svg_of(mechanism: Mechanism, language: str, *, title: str) -> str:
    """The whole picture as a file of SVG. ``title``: of the edition."""
    with override(language):
        return svg.svg_of(mechanism, wording(), Heading(title=title, description=description()))


def bpmn_of(mechanism: Mechanism, language: str, *, title: str) -> str:
    """The whole mechanism as a file of BPMN 2.0. ``title``: of the edition."""
    with override(language):
        return bpmn.bpmn_of(mechanism, wording(), title=title)


def description() -> str:
    """What a picture shows, for whoever cannot see it."""
    return _(
        "Each function is a column, each step a box. Deadlines stand on the arrow to the step; "
        "whom to turn to when nobody answers hangs dashed below it. "
        "The table says the same in words."
    )
