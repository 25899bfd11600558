"""What a professional says about the situation. Nothing here identifies a child."""

from dataclasses import dataclass

from obhut.kernel.concept.questions import QUESTIONS, Age, Carers, Company, Danger, Missing

__all__ = ["QUESTIONS", "Age", "Carers", "Company", "Danger", "Missing", "Situation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """Who asks, and the five questions. What was not answered stays unanswered."""

    profession: str
    danger: Danger = Danger.UNKNOWN
    age: Age = Age.UNDER_18
    company: Company = Company.UNKNOWN
    carers: Carers = Carers.NOT_ANSWERED
    missing: Missing = Missing.NO

    def answer(self, question: str) -> str:
        """The answer to a question, as content names both."""
        return str(getattr(self, question))
