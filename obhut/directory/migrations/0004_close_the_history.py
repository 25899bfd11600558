"""The database itself refuses to change or remove what became of a row."""

from django.db import migrations

CLOSE = """
CREATE FUNCTION directory_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The history of the directory is append-only.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER directory_append_only BEFORE UPDATE OR DELETE ON directory_rowchange
  FOR EACH ROW EXECUTE FUNCTION directory_refuse_change();
"""

OPEN = """
DROP TRIGGER directory_append_only ON directory_rowchange;
DROP FUNCTION directory_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("directory", "0003_keep_rows_alive")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
