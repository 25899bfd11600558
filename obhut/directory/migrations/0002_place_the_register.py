import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("directory", "0001_place_the_directory"),
    ]

    operations = [
        migrations.CreateModel(
            name="Keyword",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("text", "a word of the entry"),
                            ("likes", "a word of the entry, or one that contains it"),
                            ("land", "Land"),
                            ("minors", "advises minors"),
                            ("professionals", "advises professionals"),
                            ("form", "form of exploitation"),
                            ("language", "language"),
                            ("open", "open at a time of the week"),
                            ("holidays", "whose holidays count"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "word",
                    models.CharField(
                        help_text="folded: without case, accents, umlauts", max_length=120
                    ),
                ),
                (
                    "spelt",
                    models.CharField(
                        blank=True, help_text="as an entry writes the word", max_length=120
                    ),
                ),
                ("count", models.PositiveIntegerField()),
                (
                    "numbers",
                    models.BinaryField(
                        help_text="of the service points, as kernel.searching writes them"
                    ),
                ),
            ],
            options={
                "ordering": ("generation", "about", "word"),
            },
        ),
        migrations.AddField(
            model_name="directoryrow",
            name="number",
            field=models.PositiveIntegerField(
                help_text="of a service point in the register, in the order readers see", null=True
            ),
        ),
        migrations.AddConstraint(
            model_name="directoryrow",
            constraint=models.UniqueConstraint(
                fields=("generation", "number"), name="register_number_once"
            ),
        ),
        migrations.AddField(
            model_name="keyword",
            name="generation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="keywords",
                to="directory.generation",
            ),
        ),
        migrations.AddConstraint(
            model_name="keyword",
            constraint=models.UniqueConstraint(
                fields=("generation", "about", "word"), name="keyword_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="keyword",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "about__in",
                        [
                            "text",
                            "likes",
                            "land",
                            "minors",
                            "professionals",
                            "form",
                            "language",
                            "open",
                            "holidays",
                        ],
                    )
                ),
                name="keyword_is_about_something_known",
            ),
        ),
        # The bits are read whole and often: squeezing them costs more than it saves.
        migrations.RunSQL(
            "ALTER TABLE directory_keyword ALTER COLUMN numbers SET STORAGE EXTERNAL",
            migrations.RunSQL.noop,
        ),
    ]
