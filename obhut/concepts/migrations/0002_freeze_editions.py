"""A frozen edition never changes: the database refuses it, not only the code."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION concepts_refuse_frozen_node() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.edition_id ELSE OLD.edition_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM concepts_edition
             WHERE id = touched AND state IN ('in_force', 'past')) THEN
    RAISE EXCEPTION 'A frozen edition never changes. Start a draft.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.edition_id <> OLD.edition_id THEN
    RAISE EXCEPTION 'A node stays in its edition.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER concepts_frozen_nodes BEFORE INSERT OR UPDATE OR DELETE ON concepts_nodeofedition
  FOR EACH ROW EXECUTE FUNCTION concepts_refuse_frozen_node();

CREATE FUNCTION concepts_refuse_frozen_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('in_force', 'past') THEN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'A frozen edition is never removed.' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT (OLD.state = 'in_force' AND NEW.state = 'past')
       OR (NEW.id, NEW.concept_id, NEW.number, NEW.digest, NEW.made_at, NEW.in_force_at)
          IS DISTINCT FROM
          (OLD.id, OLD.concept_id, OLD.number, OLD.digest, OLD.made_at, OLD.in_force_at) THEN
      RAISE EXCEPTION 'A frozen edition never changes; it can only become past.'
        USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER concepts_frozen_editions BEFORE UPDATE OR DELETE ON concepts_edition
  FOR EACH ROW EXECUTE FUNCTION concepts_refuse_frozen_edition();
"""

THAW = """
DROP TRIGGER concepts_frozen_editions ON concepts_edition;
DROP FUNCTION concepts_refuse_frozen_edition();
DROP TRIGGER concepts_frozen_nodes ON concepts_nodeofedition;
DROP FUNCTION concepts_refuse_frozen_node();
"""


class Migration(migrations.Migration):
    dependencies = [("concepts", "0001_place_the_concepts")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
