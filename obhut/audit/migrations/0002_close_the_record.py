"""The database itself refuses to change or remove what was recorded.

Emptying the table whole needs the right TRUNCATE, which only the owner has; the product never
runs as the owner.
"""

from django.db import migrations

CLOSE = """
CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The record of what happened is append-only.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit_auditevent
  FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
"""

OPEN = """
DROP TRIGGER audit_append_only ON audit_auditevent;
DROP FUNCTION audit_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_place_the_record")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
