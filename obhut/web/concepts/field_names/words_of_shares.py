"""What the fields of the gate are called."""

from django.utils.translation import gettext_lazy as _

LABELS = {
    "ShareFacts.senders": (_("Who tells"), _("Functions that may tell something.")),
    "ShareFacts.recipients": (_("Whom it is told"), _("Functions that are told.")),
    "ShareFacts.purpose": (
        _("What for, in words"),
        _("The row holds for this purpose and no other."),
    ),
    "ShareFacts.serves": (
        _("Purposes"),
        _(
            "Those that people can choose from. Leave it empty only where the row holds in present danger alone."
        ),
    ),
    "ShareFacts.only_in_danger": (
        _("Only in present danger"),
        _("The row stands on a present danger, whatever else the purpose is."),
    ),
    "ShareFacts.standing": (_("Only for"), _("For all professions where nothing is chosen.")),
    "ShareFacts.answers": (
        _("What may be told"),
        _(
            "One answer for each class of information. Where the sources are silent, say so: silence is no yes."
        ),
    ),
    "ShareFacts.duties": (
        _("Duties to tell"),
        _("Where it not only may be told but must, or shall as a rule."),
    ),
    "ShareFacts.brakes": (
        _("What holds back"),
        _("What has to be weighed before, one thing a row."),
    ),
    "ShareAnswer.data_class": (
        _("Class of information"),
        _("From a question without a person up to the whole file."),
    ),
    "say": (_("May it be told?"), _("Choose “not stated” where the sources are silent.")),
    "note": (_("Condition or note"), _("Names the condition, where the answer depends on one.")),
    "first": (_("What comes first"), _("What has to be done before anything is told.")),
    "ShareAnswer.consent_of": (
        _("Whose consent"),
        _("Only where consent makes it a yes. Never that of a person under suspicion."),
    ),
    "ShareAnswer.in_danger": (
        _("In danger"),
        _("What holds while there is danger now. Never less than otherwise."),
    ),
    "Duty.binding": (
        _("Must or shall"),
        _("Must: always. Shall: as a rule, exceptions need a reason."),
    ),
    "Duty.classes": (_("What has to be told"), _("Classes of information that the duty is about.")),
    "Duty.of": (_("Whom it binds"), _("All who tell, where nobody is named.")),
    "Duty.not_for": (_("Not for"), _("Those for whom the law knows exceptions.")),
    "Duty.only_in_danger": (
        _("Only in present danger"),
        _("The duty exists only while there is danger now."),
    ),
    "Duty.when": (_("When"), _("The condition of the duty, in words.")),
}
