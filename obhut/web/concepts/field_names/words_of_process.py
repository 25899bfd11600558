"""What the fields of functions, steps, time rules and those who act are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "FunctionFacts.level": (
        _("Where it must be staffed"),
        _("Once in the federation, in each Land, in each district, or for the single child."),
    ),
    "FunctionFacts.around_the_clock": (
        _("Answers around the clock"),
        _("At night, at the weekend and on public holidays too."),
    ),
    "FunctionFacts.about_children": (
        _("Only desks that take minors"),
        _("Desks that do not advise or take in minors are not named for it."),
    ),
    "FunctionFacts.fallback": (
        _("Who stands in"),
        _("Whom to turn to where no desk is known for this function."),
    ),
    "FunctionFacts.does": (_("What it does"), _("One task a row.")),
    "FunctionFacts.does_not": (
        _("What it does not do"),
        _("What people expect of it in vain, one thing a row."),
    ),
    "StepFacts.number": (_("Number of the step"), _("As people call it: 0, 1, 2a.")),
    "StepFacts.phase": (_("Phase"), _("In which part of the procedure the step stands.")),
    "StepFacts.moment": (_("When on the plan"), _("Now, next or later, seen from whoever asks.")),
    "StepFacts.bearer": (_("Who carries it"), _("The function whose duty it is.")),
    "StepFacts.involves": (_("Who is involved"), _("Functions that take part.")),
    "StepFacts.calls": (
        _("Who is called, in this order"),
        _("The first one is called first. Change the order with the arrows."),
    ),
    "StepFacts.when": (
        _("Only when"),
        _(
            "The step belongs to the plan only where every condition is met. Without a condition it always does."
        ),
    ),
    "StepFacts.terms": (
        _("Time limits"),
        _("By when it has to be done. “Without undue delay” is a time limit too."),
    ),
    "StepFacts.documents": (_("Papers"), _("What is filled in or sent, one paper a row.")),
    "StepFacts.allowed": (
        _("What may be told"),
        _("Which classes of information this step may use."),
    ),
    "StepFacts.write_down": (_("What to write down"), _("One thing a row.")),
    "StepFacts.avoid": (_("What to avoid"), _("One mistake a row.")),
    "StepFacts.leads_to": (_("Leads to"), _("The steps that follow.")),
    "StepFacts.ends": (_("The procedure may end here"), _("No further step has to follow.")),
    "StepFacts.unanswered": (
        _("If nobody answers"),
        _("Whom to turn to then, and after what time."),
    ),
    "StepFacts.tells_carers": (
        _("Those who care for the child learn of it"),
        _("Never assumed to be safe: the plan asks before."),
    ),
    "Unanswered.to": (_("Turn to"), _("The function that is called next.")),
    "Unanswered.after": (
        _("After"),
        _("The time limit after which nobody is waited for any longer."),
    ),
    "Unanswered.text": (_("What to do then"), _("In a sentence, for whoever waits.")),
    "Allowed.classes": (
        _("Classes of information"),
        _("From a question without a person up to the whole file."),
    ),
    "Allowed.note": (_("Note"), _("What limits it further.")),
    "Condition.question": (_("Question"), _("One of the questions that the plan asks.")),
    "Condition.answers": (
        _("For these answers"),
        _("The condition is met by each of these answers."),
    ),
    "TermFacts.code": (_("Short name"), _("Such as T07; it stays the same across editions.")),
    "TermFacts.starts": (_("Starts with"), _("From which event on it is counted.")),
    "TermFacts.counting": (
        _("How it is counted"),
        _("Working days leave out weekends and public holidays."),
    ),
    "by": (
        _("Way of counting"),
        _("Where the source names no number, none is made up: choose “without a number”."),
    ),
    "length": (_("How many"), _("A whole number from 1 to 1000.")),
    "unit": (_("Unit"), _("Working days leave out weekends and public holidays.")),
    "WithoutNumberFact.wording": (_("Wording"), _("As the source puts it.")),
    "UntilAgeFact.years": (_("Until the age of"), _("In years: before this birthday.")),
    "AfterAgeFact.age": (_("From the age of"), _("In years.")),
    "AfterAgeFact.years": (_("Years after that"), _("0: from that birthday on.")),
    "TermFacts.set_by": (
        _("Set by"),
        _("Only the law binds everybody; a proposal waits for an agreement."),
    ),
    "TermFacts.within": (
        _("Fits inside"),
        _("The legal time limit that this one must not exceed."),
    ),
    "ProfessionFacts.function": (_("Function"), _("In which function this profession acts.")),
    "ProfessionFacts.observers": (
        _("Sees signs as"),
        _("Which lists of signs are offered to this profession."),
    ),
    "ProfessionFacts.kkg4": (_("§ 4 KKG"), _("Whether the profession is named there, and how.")),
    "ActorFacts.code": (_("Short name"), _("A short sign for tables and pictures.")),
    "ActorFacts.task": (_("Task"), _("What this body is there for, in a sentence.")),
    "ActorFacts.must": (_("Must"), _("One duty a row.")),
    "ActorFacts.involve": (_("When to involve it"), _("One occasion a row.")),
    "ActorFacts.limits": (_("Limits"), _("What it may not or cannot do, one thing a row.")),
    "InterruptFacts.event": (_("Event"), _("What breaks in, at any step.")),
    "InterruptFacts.when": (
        _("When it is there"),
        _("The event is there where every condition is met."),
    ),
    "InterruptFacts.steps": (_("Steps it brings in"), _("In the order in which they are taken.")),
    "InterruptFacts.first": (_("What to do first"), _("One thing a row.")),
    "FailureFacts.control": (_("What stops it"), _("The control that keeps it from happening.")),
    "FailureFacts.steps": (_("Steps in which it happens"), _("Where one has to look out for it.")),
}
