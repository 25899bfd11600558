"""From a time rule as content writes it to a term that can be counted."""

from obhut.kernel.concept import counting
from obhut.kernel.concept.kinds import SetBy, TermFacts
from obhut.kernel.deadlines import terms as ways

FORCES = {
    SetBy.LAW: ways.Force.LAW,
    SetBy.COURT_PRACTICE: ways.Force.GUIDANCE,
    SetBy.GUIDANCE: ways.Force.GUIDANCE,
    SetBy.PROPOSAL: ways.Force.PROPOSAL,
    SetBy.AGREEMENT: ways.Force.AGREEMENT,
}


def term_of(facts: TermFacts) -> ways.Term:
    """The term that these facts mean. What kind of force it has goes with it."""
    basis = ", ".join(facts.basis) or facts.code
    force = FORCES[facts.set_by]
    match facts.counting:
        case counting.EndOfNextDayFact():
            return ways.EndOfNextDay(basis=basis, force=force)
        case counting.WithoutNumberFact(wording=wording):
            word = ways.Wording(wording.replace("_", " "))
            return ways.WithoutNumber(basis=basis, force=force, wording=word)
        case counting.UntilAgeFact(years=years):
            return ways.UntilAge(basis=basis, force=force, years=years)
        case counting.AfterAgeFact(age=age, years=years):
            return ways.AfterAge(basis=basis, force=force, age=age, years=years)
        case measured:
            way = MEASURED[measured.by]
            unit = ways.Unit(measured.unit.replace("_", " "))
            return way(basis=basis, force=force, length=measured.length, unit=unit)


MEASURED: dict[
    str, type[ways.Counted | ways.AtLeast | ways.Lasts | ways.Rhythm | ways.NotOlderThan]
] = {
    "counted": ways.Counted,
    "at_least": ways.AtLeast,
    "lasts": ways.Lasts,
    "rhythm": ways.Rhythm,
    "not_older_than": ways.NotOlderThan,
}
