"""What others deliver: a file, line by line, until it is activated, refused or withdrawn."""

import uuid

from django.db import models
from django.db.models import Q

from obhut.directory.enums import DeliveryState, RowFate, RowTaken
from obhut.directory.models.rows import Generation


class DeliverySource(models.Model):
    """From where deliveries of an area come, and how its tables are to be read."""

    name = models.CharField(max_length=120)
    level = models.CharField(max_length=12, help_text="of the area, as routing says it")
    area = models.CharField(max_length=12, help_text="key of the area on that level")
    land = models.CharField(max_length=5, blank=True, help_text="around it; empty where nationwide")
    mapping = models.JSONField(default=dict, help_text="folded heading -> our column")

    class Meta:
        ordering = ("name", "pk")
        constraints = [
            models.UniqueConstraint(
                name="delivery_source_once_in_area", fields=["name", "level", "area"]
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.level} {self.area})"


class Delivery(models.Model):
    """A file as it was delivered. Nothing of it is visible until it is activated."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    source = models.ForeignKey(DeliverySource, related_name="deliveries", on_delete=models.PROTECT)
    state = models.CharField(
        max_length=20, choices=DeliveryState, default=DeliveryState.DRAFT, db_default="draft"
    )
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, help_text="SHA-256 of the file")
    is_whole = models.BooleanField(
        default=False, help_text="what the source delivered before and no longer does is removed"
    )
    remarks = models.JSONField(default=list, help_text="how the file was read, de and en")
    headings = models.JSONField(default=dict, help_text="sheet -> number of column -> heading")
    mapping = models.JSONField(default=dict, help_text="folded heading -> our column")
    version = models.PositiveIntegerField(default=1, db_default=1)
    uploaded_at = models.DateTimeField()
    person = models.UUIDField(help_text="who uploaded it")
    desk = models.UUIDField()
    base = models.ForeignKey(Generation, null=True, related_name="+", on_delete=models.PROTECT)
    base_change = models.PositiveBigIntegerField(
        default=0, help_text="the last change of a row that could be known to whoever uploaded"
    )
    generation = models.ForeignKey(
        Generation, null=True, related_name="deliveries", on_delete=models.PROTECT
    )
    settled_at = models.DateTimeField(null=True)
    settled_by = models.UUIDField(null=True)
    why = models.TextField(blank=True, help_text="it was refused")

    class Meta:
        ordering = ("-uploaded_at", "pk")
        constraints = [
            models.CheckConstraint(
                name="delivery_is_in_a_known_state", condition=Q(state__in=DeliveryState.values)
            ),
            models.CheckConstraint(
                name="delivery_activated_has_its_generation",
                condition=~Q(state=DeliveryState.ACTIVATED) | Q(generation__isnull=False),
                violation_error_message="An activated delivery says which generation it made.",
            ),
            models.CheckConstraint(
                name="delivery_refused_says_why",
                condition=~Q(state=DeliveryState.REFUSED) | ~Q(why=""),
                violation_error_message="Who refuses a delivery says why.",
            ),
            models.CheckConstraint(
                name="delivery_settled_by_somebody",
                condition=Q(state=DeliveryState.DRAFT, settled_at__isnull=True)
                | Q(
                    ~Q(state=DeliveryState.DRAFT),
                    settled_at__isnull=False,
                    settled_by__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.state})"


class DeliveredLine(models.Model):
    """A line of the file, as it was delivered or mended since."""

    delivery = models.ForeignKey(Delivery, related_name="lines", on_delete=models.CASCADE)
    sheet = models.CharField(max_length=200)
    place = models.PositiveIntegerField(help_text="over all sheets")
    number = models.PositiveIntegerField(help_text="as a spreadsheet shows it")
    cells = models.JSONField(help_text="number of column -> kind and text")
    version = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        ordering = ("delivery", "place")
        constraints = [
            models.UniqueConstraint(name="delivered_line_once", fields=["delivery", "place"])
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.number}"


class DeliveredRow(models.Model):
    """What an activated delivery said of a row. The next one of its source is laid beside it."""

    delivery = models.ForeignKey(Delivery, related_name="rows", on_delete=models.CASCADE)
    file = models.CharField(max_length=120)
    key = models.CharField(max_length=80)
    said = models.JSONField()
    fate = models.CharField(max_length=20, choices=RowFate)

    class Meta:
        ordering = ("delivery", "file", "key")
        constraints = [
            models.UniqueConstraint(name="delivered_row_once", fields=["delivery", "file", "key"]),
            models.CheckConstraint(
                name="delivered_row_has_a_known_fate", condition=Q(fate__in=RowFate.values)
            ),
        ]
        indexes = [models.Index(fields=["key", "file"], name="delivered_rows_of_key")]

    def __str__(self) -> str:
        return f"{self.file}: {self.key} {self.fate}"


class DeliveryChoice(models.Model):
    """Both the delivery and a keeper changed a row: somebody chose one of the two."""

    delivery = models.ForeignKey(Delivery, related_name="choices", on_delete=models.CASCADE)
    file = models.CharField(max_length=120)
    key = models.CharField(max_length=80)
    takes = models.CharField(max_length=20, choices=RowTaken)
    change = models.PositiveBigIntegerField(
        help_text="the keeper's change that was looked at; after a later one it is asked again"
    )
    person = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("delivery", "file", "key")
        constraints = [
            models.UniqueConstraint(
                name="delivery_choice_once", fields=["delivery", "file", "key"]
            ),
            models.CheckConstraint(
                name="delivery_choice_takes_one_of_two", condition=Q(takes__in=RowTaken.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.file}: {self.key} {self.takes}"
