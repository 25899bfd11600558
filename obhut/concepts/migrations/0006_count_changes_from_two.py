"""The first revision of every node is 1. The number of a change, which its revision becomes, never is."""

from django.db import migrations

FROM_TWO = """
SELECT setval(
  pg_get_serial_sequence('concepts_nodechange', 'id'),
  GREATEST(1, (SELECT max(id) FROM concepts_nodechange))
);
"""


class Migration(migrations.Migration):
    dependencies = [("concepts", "0005_keep_cast_nets")]
    operations = [migrations.RunSQL(FROM_TWO, migrations.RunSQL.noop)]
