"""The plan on paper: the same reading as on the page, in the order in which it is needed."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from obhut.kernel.plan.plan import Plan
from obhut.knowledge.queries import InForce
from obhut.web.finder import words
from obhut.web.finder.answers import Answered
from obhut.web.finder.plan_page import plan_page
from obhut.web.papers.foot import foot
from obhut.web.papers.labels import help_lines, labels
from obhut.web.papers.press import Order, order


def plan_paper(
    plan: Plan, held: InForce, answered: tuple[Answered, ...], *, place: str, address: str
) -> Order:
    """The order for the press. ``answered``: what was said, so that the sheet stands alone."""
    page = plan_page(plan, held.mechanism)
    moment = words.moment_in_words(plan.at)
    return order(
        "plan.typ",
        {
            "foot": asdict(
                foot(title=_("Your plan"), edition=held.edition, as_of=moment, address=address)
            ),
            "words": labels(),
            "plan": asdict(page),
            "lead": [part for part in (page.profession, place, moment) if part],
            "place": place,
            "situation": [
                line for each in answered if each.label == _("Situation") for line in each.said
            ],
            "help": help_lines(),
        },
        at=plan.at.replace(second=0, microsecond=0),
    )
