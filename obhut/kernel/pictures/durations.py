"""A time rule as a timer of BPMN: where ISO 8601 has a word for it, that one, else its name."""

from obhut.kernel.concept.counting import CountedFact, CountedUnit, Counting

ISO = {
    CountedUnit.HOUR: "PT{}H",
    CountedUnit.CALENDAR_DAY: "P{}D",
    CountedUnit.WEEK: "P{}W",
    CountedUnit.MONTH: "P{}M",
    CountedUnit.YEAR: "P{}Y",
}


def duration_of(counting: Counting) -> str:
    """PT24H, say. ISO 8601 knows no working days: an engine that does not either has to stop there."""
    match counting:
        case CountedFact(length=length, unit=CountedUnit.WORKING_DAY):
            return f"working_days({length})"
        case CountedFact(length=length, unit=unit):
            return ISO[unit].format(length)
        case _:
            return "end_of_next_day()"
