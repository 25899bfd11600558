from django.db import migrations


class Migration(migrations.Migration):
    """A shelter has no address here, in no generation: whoever hides there must not be found."""

    dependencies = [
        ("directory", "0005_open_tasks"),
    ]

    operations = [
        migrations.RunSQL(
            "UPDATE directory_directoryrow SET content = content - 'address'"
            " WHERE file = 'directory/service-points.yaml' AND content ->> 'kind' = 'shelter'"
            " AND content ? 'address'",
            migrations.RunSQL.noop,
        ),
    ]
