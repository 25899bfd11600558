"""What the fields of norms, principles, goals, words and sources are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "NormFacts.citation": (_("Citation"), _("As a lawyer quotes it: § 8a SGB VIII.")),
    "NormFacts.level": (
        _("Rank"),
        _("International law, European Union, federal law, Land law, or no law at all."),
    ),
    "NormFacts.binds": (_("Whom it binds"), _("Functions that the norm binds.")),
    "NormFacts.binds_everyone": (_("Binds everybody"), _("Then no functions have to be named.")),
    "NormFacts.binds_text": (_("Whom it binds, in words"), _("As exactly as the norm says it.")),
    "NormFacts.since": (_("In force since, in words"), _("Where a day alone does not say it.")),
    "NormFacts.valid_from": (_("In force from"), _("The first day, such as 01.07.2026.")),
    "NormFacts.valid_to": (
        _("In force until"),
        _("The last day; empty as long as it is in force."),
    ),
    "NormFacts.version": (
        _("Version compared"),
        _("The version of the text that it was compared with; empty where nobody has."),
    ),
    "address": (_("Web address"), _("Where the text can be read.")),
    "NormFacts.typical_error": (_("Typical error"), _("What is often got wrong about it.")),
    "NormFacts.recheck": (_("Check again"), _("What may change, and when to look again.")),
    "NormFacts.must_act": (
        _("Whoever it binds must act"),
        _("Whoever learns something because of this norm has to act on it: a word to them stays."),
    ),
    "ClauseFacts.number": (_("Number"), _("Its place among the building blocks of an agreement.")),
    "ClauseFacts.must_answer": (
        _("What the agreement has to answer"),
        _("The question behind this building block."),
    ),
    "ClauseFacts.model": (_("Model wording"), _("A wording that can be taken over.")),
    "PrincipleFacts.number": (_("Number"), _("Its place among the principles.")),
    "PrincipleFacts.of": (_("Principle of"), _("What it is a principle of.")),
    "PrincipleFacts.rule": (_("Rule"), _("What follows from it.")),
    "DataClassFacts.code": (_("Class"), _("D0 says nothing about a person, D7 nearly everything.")),
    "LayerFacts.freedom_of": (_("Who may change it"), _("From nobody to the single district.")),
    "GoalFacts.of": (
        _("Kind of goal"),
        _("A structure, a stage on the way, something missing, an insight, something refused."),
    ),
    "GoalFacts.number": (_("Number"), _("Its place among the goals of its kind.")),
    "WordFacts.short": (_("Abbreviation"), _("Its usual abbreviation, such as InsoFa.")),
    "WordFacts.trap": (_("Easily mixed up with"), _("What the word does not mean.")),
    "WordFacts.boundaries": (
        _("Neighbouring concepts"),
        _("Where the line to something similar is drawn."),
    ),
    "SourceFacts.further": (_("Further addresses"), _("One a row.")),
    "SourceFacts.incomplete": (
        _("The address is incomplete"),
        _("A piece of it was not kept: the page is found by its host and its title."),
    ),
    "SourceFacts.read_on": (_("Read on"), _("The day on which the page was read.")),
    "InstrumentFacts.instrument": (_("Kind of paper"), _("What somebody put their name to.")),
    "InstrumentFacts.parties": (_("Who is bound by it"), _("The bodies that agreed on it.")),
    "InstrumentFacts.since": (_("Since"), _("A year or a day, as far as it was seen.")),
    "InstrumentFacts.since_text": (_("Since, in words"), _("Where a day alone does not say it.")),
    "InstrumentFacts.published": (
        _("Is it published?"),
        _("“Not seen” never says that it is not there."),
    ),
    "InstrumentFacts.children": (
        _("Does it cover children?"),
        _("“Not seen” never says that it is not there."),
    ),
    "InstrumentFacts.full_text_seen": (
        _("Its whole text was seen"),
        _("Not only a page that tells of it."),
    ),
}
