"""Directory data come as generations: loaded whole, looked at, then activated.

The rows of the active one live on: whoever keeps them changes one at a time.
"""

from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT

from obhut.directory.enums import (
    ChangeKind,
    DistrictLevel,
    GenerationOf,
    KeywordAbout,
    TaskKind,
    TaskOutcome,
    TaskState,
)


class Generation(models.Model):
    """One delivery of data (Datenstand). Only the active one is answered from."""

    of = models.CharField(max_length=20, choices=GenerationOf)
    number = models.PositiveIntegerField()
    active = models.BooleanField(default=False)
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    counts = models.JSONField(default=dict)
    revision = models.PositiveBigIntegerField(
        default=0, db_default=0, help_text="the last change of a row in it: never the same again"
    )
    listed = models.PositiveBigIntegerField(
        default=0, db_default=0, help_text="the last change that touched its register"
    )
    carried_up_to = models.PositiveBigIntegerField(
        null=True,
        help_text="revision of the generation before, when this one was last activated after it",
    )

    class Meta:
        ordering = ("of", "number")
        constraints = [
            models.UniqueConstraint(name="generation_number_once", fields=["of", "number"]),
            models.UniqueConstraint(
                name="one_active_generation",
                fields=["of"],
                condition=Q(active=True),
                violation_error_message="Only one generation of a kind can be active.",
            ),
            models.CheckConstraint(
                name="generation_is_of_a_known_kind", condition=Q(of__in=GenerationOf.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.number}"


class District(models.Model):
    """A Land, a Kreis (AGS-5) or a Berlin Bezirk, in one generation."""

    generation = models.ForeignKey(Generation, related_name="districts", on_delete=models.CASCADE)
    level = models.CharField(max_length=10, choices=DistrictLevel)
    key = models.CharField(max_length=8)
    place = models.PositiveIntegerField()
    name = models.CharField(max_length=120)
    content = models.JSONField()

    class Meta:
        ordering = ("generation", "level", "place")
        constraints = [
            models.UniqueConstraint(name="district_once", fields=["generation", "level", "key"]),
            models.CheckConstraint(
                name="district_level_is_known", condition=Q(level__in=DistrictLevel.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.key})"


class DirectoryRow(models.Model):
    """A row of a content file of the directory: a service point, a desk, a calendar, a Land."""

    generation = models.ForeignKey(Generation, related_name="rows", on_delete=models.CASCADE)
    file = models.CharField(max_length=120)
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    number = models.PositiveIntegerField(
        null=True, help_text="of a service point in the register, in the order readers see"
    )
    content = models.JSONField()
    version = models.PositiveIntegerField(
        default=1, db_default=1, help_text="goes on from generation to generation"
    )
    changed_at = models.DateTimeField(null=True, help_text="by whoever keeps it")
    point = models.GeneratedField(
        expression=KT("content__service_point"),
        output_field=models.TextField(null=True),
        db_persist=True,
        help_text="of a desk: its service point",
    )
    function = models.GeneratedField(
        expression=KT("content__function"),
        output_field=models.TextField(null=True),
        db_persist=True,
        help_text="of a desk",
    )

    class Meta:
        ordering = ("generation", "file", "place")
        constraints = [
            models.UniqueConstraint(
                name="directory_row_once", fields=["generation", "file", "key"]
            ),
            models.UniqueConstraint(name="register_number_once", fields=["generation", "number"]),
        ]
        indexes = [
            models.Index(fields=["key", "file"], name="row_by_key"),
            models.Index(
                fields=["generation", "point"],
                name="desks_of_point",
                condition=Q(point__isnull=False),
            ),
            models.Index(
                fields=["generation", "function"],
                name="desks_of_function",
                condition=Q(function__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.key}"


class RowChange(models.Model):
    """What became of a row of a generation, by whom and why. The database refuses to alter it."""

    generation = models.ForeignKey(Generation, related_name="changes", on_delete=models.PROTECT)
    file = models.CharField(max_length=120)
    key = models.CharField(max_length=80)
    place = models.PositiveIntegerField(help_text="of the row in its file")
    version = models.PositiveIntegerField(help_text="of the row from now on")
    before = models.JSONField(null=True, help_text="none where the row was added")
    after = models.JSONField(null=True, help_text="none where the row was removed")
    kind = models.CharField(max_length=20, choices=ChangeKind)
    why = models.TextField(blank=True)
    person = models.UUIDField()
    desk = models.UUIDField()
    at = models.DateTimeField()
    origin = models.ForeignKey(
        "self",
        null=True,
        related_name="+",
        on_delete=models.PROTECT,
        help_text="the change that this one undoes, or carries over",
    )
    is_conflict = models.BooleanField(
        default=False, help_text="carried over although the newer generation says otherwise"
    )

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                name="row_change_is_of_a_known_kind", condition=Q(kind__in=ChangeKind.values)
            ),
            models.CheckConstraint(
                name="row_change_says_why_or_of_which",
                condition=~Q(why="") | Q(kind__in=[ChangeKind.UNDONE, ChangeKind.CARRIED]),
                violation_error_message="Who changes a row says why.",
            ),
        ]
        indexes = [
            models.Index(fields=["key", "file"], name="changes_of_row"),
            models.Index(fields=["generation", "id"], name="changes_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.key} {self.kind}"


class Keyword(models.Model):
    """A word or a property under which the register of a generation lists service points."""

    generation = models.ForeignKey(Generation, related_name="keywords", on_delete=models.CASCADE)
    about = models.CharField(max_length=20, choices=KeywordAbout)
    word = models.CharField(max_length=120, help_text="folded: without case, accents, umlauts")
    spelt = models.CharField(max_length=120, blank=True, help_text="as an entry writes the word")
    count = models.PositiveIntegerField()
    numbers = models.BinaryField(help_text="of the service points, as kernel.searching writes them")

    class Meta:
        ordering = ("generation", "about", "word")
        constraints = [
            models.UniqueConstraint(name="keyword_once", fields=["generation", "about", "word"]),
            models.CheckConstraint(
                name="keyword_is_about_something_known",
                condition=Q(about__in=KeywordAbout.values),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.word}"


class Postcode(models.Model):
    """A postcode in a Kreis. One postcode may lie in several; then we ask."""

    generation = models.ForeignKey(Generation, related_name="postcodes", on_delete=models.CASCADE)
    postcode = models.CharField(max_length=5)
    kreis = models.CharField(max_length=5, help_text="of Austria and Switzerland: the Bezirk")
    places = models.JSONField(help_text="names of the places with this postcode in this Kreis")

    class Meta:
        ordering = ("generation", "postcode", "kreis")
        constraints = [
            models.UniqueConstraint(
                name="postcode_once_in_kreis", fields=["generation", "postcode", "kreis"]
            ),
            models.CheckConstraint(
                name="postcode_and_district_are_digits",
                condition=Q(postcode__regex=r"^[0-9]{4,5}$") & Q(kreis__regex=r"^[0-9]{3,5}$"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.postcode} {self.kreis}"


class Task(models.Model):
    """Something waits for whoever keeps this area: a gap somebody ran into, an entry that is wrong.

    The same thing said twice is one task; ``times`` counts. Nothing is kept of who said it.
    """

    kind = models.CharField(max_length=20, choices=TaskKind)
    level = models.CharField(max_length=12, help_text="of the area, as routing says it")
    area = models.CharField(max_length=12, help_text="key of the area on that level")
    land = models.CharField(max_length=5, blank=True, help_text="around it; empty where nationwide")
    about = models.CharField(max_length=80, help_text="key of a function or of an entry")
    what = models.CharField(max_length=20, blank=True, help_text="what is said to be wrong")
    state = models.CharField(max_length=10, choices=TaskState, default=TaskState.OPEN)
    times = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField()
    last_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    done_by = models.UUIDField(null=True)
    outcome = models.CharField(max_length=20, choices=TaskOutcome, blank=True)

    class Meta:
        ordering = ("opened_at", "pk")
        constraints = [
            models.UniqueConstraint(
                name="one_open_task_about_it",
                fields=["kind", "level", "area", "about", "what"],
                condition=Q(state=TaskState.OPEN),
            ),
            models.CheckConstraint(
                name="task_is_done_by_somebody_with_an_outcome",
                condition=Q(
                    state=TaskState.OPEN, done_at__isnull=True, done_by__isnull=True, outcome=""
                )
                | Q(
                    state=TaskState.DONE,
                    done_at__isnull=False,
                    done_by__isnull=False,
                    outcome__in=TaskOutcome.values,
                ),
            ),
            models.CheckConstraint(
                name="task_is_of_a_known_kind", condition=Q(kind__in=TaskKind.values)
            ),
        ]
        indexes = [
            models.Index(
                name="open_tasks_by_land",
                fields=["land", "opened_at"],
                condition=Q(state=TaskState.OPEN),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.about} ({self.level} {self.area})"
