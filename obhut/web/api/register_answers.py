"""From law, forms and bodies in force to data."""

from collections.abc import Iterable

from obhut.kernel.concept.kinds import ActorFacts, FormFacts, NormFacts
from obhut.kernel.concept.nodes import Node
from obhut.kernel.mechanism.mechanism import Mechanism, Statement
from obhut.kernel.mechanism.mentions import Mention
from obhut.web.api import register_schemas as out


def norms_as_data(norms: Iterable[Statement[NormFacts]], mechanism: Mechanism) -> out.NormsOut:
    return out.NormsOut(edition=mechanism.digest, norms=[_norm(norm) for norm in norms])


def norm_as_data(
    norm: Statement[NormFacts], mechanism: Mechanism, mentions: Iterable[Mention]
) -> out.NormWithUsesOut:
    """One norm with everything that names it."""
    return out.NormWithUsesOut(
        edition=mechanism.digest,
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
    )


def forms_as_data(mechanism: Mechanism) -> out.FormsOut:
    forms = [_form(form, mechanism) for form in mechanism.forms.values()]
    return out.FormsOut(edition=mechanism.digest, forms=forms)


def actors_as_data(mechanism: Mechanism) -> out.ActorsOut:
    actors = [_actor(actor, mechanism) for actor in mechanism.actors.values()]
    return out.ActorsOut(edition=mechanism.digest, actors=actors)


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
