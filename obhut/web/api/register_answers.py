"""From law, forms and bodies in force to data."""

from collections.abc import Iterable
from typing import TypedDict

from obhut.kernel.concept.kinds import ActorFacts, FormFacts, NormFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.mentions import Mention
from obhut.knowledge.queries import InForce
from obhut.web.api import register_schemas as out
from obhut.web.api.answers import speaks_from_as_data
from obhut.web.api.schemas import SpeaksFromOut


def norms_as_data(norms: Iterable[Statement[NormFacts]], present: InForce) -> out.NormsOut:
    return out.NormsOut(norms=[_norm(norm) for norm in norms], **_said_by(present))


def norm_as_data(
    norm: Statement[NormFacts], present: InForce, mentions: Iterable[Mention]
) -> out.NormWithUsesOut:
    """One norm with everything that names it."""
    return out.NormWithUsesOut(
        norm=_norm(norm),
        used_in=[
            out.UseOut(
                kind=mention.node.kind,
                node=mention.node.key,
                title=mention.node.title,
                through=list(mention.through),
            )
            for mention in mentions
        ],
        **_said_by(present),
    )


def forms_as_data(present: InForce) -> out.FormsOut:
    mechanism = present.mechanism
    forms = [_form(form, mechanism) for form in mechanism.forms.values()]
    return out.FormsOut(forms=forms, **_said_by(present))


def actors_as_data(present: InForce) -> out.ActorsOut:
    mechanism = present.mechanism
    actors = [_actor(actor, mechanism) for actor in mechanism.actors.values()]
    return out.ActorsOut(actors=actors, **_said_by(present))


class _SaidBy(TypedDict):
    edition: str
    speaks_from: SpeaksFromOut


def _said_by(present: InForce) -> _SaidBy:
    return _SaidBy(
        edition=present.mechanism.digest, speaks_from=speaks_from_as_data(present.edition)
    )


def _norm(norm: Statement[NormFacts]) -> out.NormOut:
    node, facts = norm.node, norm.facts
    return out.NormOut(
        key=norm.key,
        citation=facts.citation,
        title=node.title,
        says=node.text,
        level=facts.level,
        force=node.force,
        binds=facts.binds,
        binds_everyone=facts.binds_everyone,
        binds_text=facts.binds_text,
        since=facts.since,
        valid_from=facts.valid_from,
        valid_to=facts.valid_to,
        version=facts.version,
        address=facts.address,
        typical_error=facts.typical_error,
        recheck=facts.recheck,
        sure=_sure(node),
    )


def _form(form: Statement[FormFacts], mechanism: Mechanism) -> out.FormOut:
    node, facts = form.node, form.facts
    return out.FormOut(
        key=form.key,
        code=facts.code,
        title=node.title,
        text=node.text,
        setups=facts.setups,
        elements=facts.elements,
        non_elements=facts.non_elements,
        neighbours=facts.neighbours,
        norms=facts.norms,
        partners=facts.partners,
        partners_text=facts.partners_text,
        reform=facts.reform,
        signs=[key for key, sign in mechanism.indicators.items() if form.key in sign.facts.forms],
        sure=_sure(node),
    )


def _actor(actor: Statement[ActorFacts], mechanism: Mechanism) -> out.ActorOut:
    facts = actor.facts
    return out.ActorOut(
        key=actor.key,
        code=facts.code,
        title=actor.node.title,
        functions=facts.functions,
        fallback={key: mechanism.functions[key].facts.fallback for key in facts.functions},
        task=facts.task,
        must=facts.must,
        involve=facts.involve,
        limits=facts.limits,
        norms=facts.norms,
        sure=_sure(actor.node),
    )


def _sure(node: Node) -> out.SureOut:
    return out.SureOut(
        evidence=node.evidence, review=node.review, sources=node.sources, as_of=node.as_of
    )
