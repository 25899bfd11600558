"""What the fields of forms, signs, cards and rules are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "FormFacts.code": (_("Short name"), _("Such as F01; it stays the same across editions.")),
    "FormFacts.setups": (_("How it happens"), _("Typical courses, one a row.")),
    "FormFacts.elements": (
        _("What belongs to it"),
        _("What has to be there for this form, one thing a row."),
    ),
    "FormFacts.non_elements": (
        _("What does not matter"),
        _("What is often asked for without need, one thing a row."),
    ),
    "FormFacts.reform": (_("Coming reform"), _("What is about to change in the law.")),
    "FormFacts.partners": (_("Whom to involve"), _("Functions that know this form well.")),
    "FormFacts.partners_text": (
        _("Whom to involve, in words"),
        _("Where naming functions does not say enough."),
    ),
    "FormFacts.neighbours": (
        _("Neighbouring concepts"),
        _("With what this form is easily mixed up."),
    ),
    "ElementFacts.number": (_("Number"), _("Its place in the test.")),
    "ElementFacts.adult": (
        _("For adults"),
        _("Whether this element is needed where the person is an adult."),
    ),
    "ElementFacts.child": (
        _("For children"),
        _("Whether this element is needed where the person is under 18."),
    ),
    "BoundaryFacts.against": (_("Against"), _("What it is told apart from.")),
    "BoundaryFacts.line": (_("The line"), _("Where the line between the two runs.")),
    "BoundaryFacts.question": (
        _("What to look at"),
        _("What shows on which side it lies. No verdict on a child."),
    ),
    "BoundaryFacts.follows": (_("What follows"), _("For the work with the child.")),
    "IndicatorFacts.code": (_("Short name"), _("Such as G01; it stays the same across editions.")),
    "IndicatorFacts.setting": (
        _("Where it shows"),
        _("The place or the matter in which people notice it."),
    ),
    "IndicatorFacts.observers": (_("Who may see it"), _("Those to whom the sign is shown.")),
    "IndicatorFacts.urgent": (
        _("Asks whether there is danger now"),
        _("No weight: one sign proves nothing."),
    ),
    "IndicatorFacts.asks": (_("Asks also"), _("Whether another event is happening too.")),
    "IndicatorFacts.ilo": (
        _("Nearest ILO class"),
        _("From memory; never shown to practitioners until it was checked."),
    ),
    "IndicatorFacts.confirmed_in_bkk": (
        _("Named in the federal concept"),
        _("Whether somebody has found the sign there."),
    ),
    "CardFacts.professions": (_("For whom"), _("The professions this card is for.")),
    "CardFacts.indicators": (_("Signs"), _("In the order in which the card shows them.")),
    "CardFacts.say": (_("What one can say"), _("One sentence a row.")),
    "CardFacts.avoid": (_("What to avoid"), _("One mistake a row.")),
    "CardFacts.call": (
        _("Whom to call, in this order"),
        _("The first one is called first. Change the order with the arrows."),
    ),
    "CardFacts.may_say": (
        _("What may be told"),
        _("In one or two sentences, for this profession."),
    ),
    "RuleOfUseFacts.of": (_("About"), _("What is to be handled in this way.")),
    "RuleOfUseFacts.do": (
        _("Do or leave"),
        _("Whether the rule asks for something, warns of something or only notes it."),
    ),
    "RuleOfUseFacts.step": (
        _("Step that follows"),
        _("The step that follows from every sign because of this rule."),
    ),
}
