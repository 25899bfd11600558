"""Forms of exploitation, the test for trafficking, and the lines between neighbouring concepts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from obhut.kernel.concept.kinds import BoundaryFacts, FormFacts
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.refusals import Faulty
from obhut.knowledge.queries import unknown_key
from obhut.web.finder import words
from obhut.web.finder.questions import Option
from obhut.web.knowledge import names
from obhut.web.knowledge.lines import (
    LinkLine,
    SectionLine,
    SureLine,
    all_said,
    first_sentence,
    function_links,
    link,
    maybe,
    norm_links,
    section_line,
    sure_line,
    text_of,
)

Form = Statement[FormFacts]
Boundary = Statement[BoundaryFacts]
COMPARED = ("one", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class ElementLine:
    key: str
    title: str
    text: str
    adult: str
    child: str
    grounds: tuple[LinkLine, ...]
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLine:
    key: str
    title: str
    text: str
    address: str
    state: str
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsPage:
    section: SectionLine | None
    elements: tuple[ElementLine, ...]
    forms: tuple[FormLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryLine:
    """A neighbouring concept: what it is, where the line runs, what follows."""

    key: str
    title: str
    text: str
    against: str
    line: str
    question: str
    follows: str
    grounds: tuple[LinkLine, ...]
    forms: tuple[LinkLine, ...]
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    key: str
    title: str
    text: str
    setups: tuple[str, ...]
    elements: tuple[str, ...]
    non_elements: tuple[str, ...]
    neighbours: tuple[BoundaryLine, ...]
    grounds: tuple[LinkLine, ...]
    partners: tuple[LinkLine, ...]
    partners_text: str
    reform: str
    signs: tuple[str, ...]
    signs_address: str
    """The list of signs narrowed to this form; empty where there is no such page."""
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    key: str
    title: str
    text: str
    sure: SureLine


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundariesPage:
    section: SectionLine | None
    boundaries: tuple[BoundaryLine, ...]
    side_by_side: tuple[BoundaryLine, ...]
    """The two concepts that were chosen; none where none were."""
    choices: Mapping[str, tuple[Option, ...]]
    words: tuple[RuleLine, ...]
    children: tuple[RuleLine, ...]


def forms_page(mechanism: Mechanism) -> FormsPage:
    return FormsPage(
        section=section_line("forms", mechanism),
        elements=tuple(
            ElementLine(
                key=element.key,
                title=words.said(element.node.title),
                text=text_of(element.node),
                adult=str(names.NEEDED[element.facts.adult]),
                child=str(names.NEEDED[element.facts.child]),
                grounds=norm_links(element.facts.norms, mechanism),
                sure=sure_line(element.node, mechanism),
            )
            for element in mechanism.elements.values()
        ),
        forms=tuple(_form_line(form) for form in mechanism.forms.values()),
    )


def form_page(form: Form, mechanism: Mechanism) -> FormPage:
    facts = form.facts
    signs = reverse("signs:list_signs")
    return FormPage(
        key=form.key,
        title=words.said(form.node.title),
        text=text_of(form.node),
        setups=all_said(facts.setups),
        elements=all_said(facts.elements),
        non_elements=all_said(facts.non_elements),
        neighbours=tuple(
            _boundary(mechanism.boundaries[key], mechanism) for key in facts.neighbours
        ),
        grounds=norm_links(facts.norms, mechanism),
        partners=function_links(facts.partners, mechanism),
        partners_text=maybe(facts.partners_text),
        reform=maybe(facts.reform),
        signs=tuple(
            words.said(sign.node.title)
            for sign in mechanism.indicators.values()
            if form.key in sign.facts.forms
        ),
        signs_address=f"{signs}?form={form.key}" if signs else "",
        sure=sure_line(form.node, mechanism),
    )


def boundaries_page(chosen: Mapping[str, str], mechanism: Mechanism) -> BoundariesPage:
    """All neighbouring concepts, and those that were chosen side by side."""
    boundaries = {
        key: _boundary(boundary, mechanism) for key, boundary in mechanism.boundaries.items()
    }
    return BoundariesPage(
        section=section_line("boundaries", mechanism),
        boundaries=tuple(boundaries.values()),
        side_by_side=tuple(boundaries[key] for key in dict.fromkeys(chosen.values())),
        choices={
            name: tuple(
                Option(value=each.key, label=each.title, chosen=each.key == chosen.get(name))
                for each in boundaries.values()
            )
            for name in COMPARED
        },
        words=_rules("words", mechanism),
        children=_rules("children", mechanism),
    )


def read_chosen(query: Mapping[str, str], mechanism: Mechanism) -> dict[str, str]:
    """The two concepts to be compared. Raises Faulty for one that is none."""
    given = {name: query.get(name, "").strip() for name in COMPARED}
    chosen = {name: key for name, key in given.items() if key}
    known = tuple(mechanism.boundaries)
    faults = [unknown_key(name, key, known) for name, key in chosen.items() if key not in known]
    if faults:
        raise Faulty(tuple(faults))
    return chosen


def _form_line(form: Form) -> FormLine:
    return FormLine(
        key=form.key,
        title=words.said(form.node.title),
        text=first_sentence(text_of(form.node)),
        address=link(form.node).address,
        state=form.node.review.state,
        review=words.review_in_words(form.node.review),
    )


def _boundary(boundary: Boundary, mechanism: Mechanism) -> BoundaryLine:
    facts = boundary.facts
    return BoundaryLine(
        key=boundary.key,
        title=words.said(boundary.node.title),
        text=text_of(boundary.node),
        against=words.said(facts.against),
        line=words.said(facts.line),
        question=maybe(facts.question),
        follows=maybe(facts.follows),
        grounds=norm_links(facts.norms, mechanism),
        forms=_forms_beside(boundary.key, mechanism.forms.values()),
        sure=sure_line(boundary.node, mechanism),
    )


def _forms_beside(boundary: str, forms: Iterable[Form]) -> tuple[LinkLine, ...]:
    return tuple(link(form.node) for form in forms if boundary in form.facts.neighbours)


def _rules(of: str, mechanism: Mechanism) -> tuple[RuleLine, ...]:
    return tuple(
        RuleLine(
            key=rule.key,
            title=words.said(rule.node.title),
            text=text_of(rule.node),
            sure=sure_line(rule.node, mechanism),
        )
        for rule in mechanism.rules_of_use.values()
        if rule.facts.of == of
    )
