"""Frozen also means: base and day. What was set aside and what was changed stays as it is."""

from django.db import migrations

CLOSE = """
CREATE OR REPLACE FUNCTION concepts_refuse_frozen_node() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.edition_id ELSE OLD.edition_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM concepts_edition
             WHERE id = touched AND state IN ('in_force', 'past', 'set_aside')) THEN
    RAISE EXCEPTION 'A frozen edition never changes. Start a draft.'
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.edition_id <> OLD.edition_id THEN
    RAISE EXCEPTION 'A node stays in its edition.' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER concepts_frozen_deviations BEFORE INSERT OR UPDATE OR DELETE ON concepts_deviation
  FOR EACH ROW EXECUTE FUNCTION concepts_refuse_frozen_node();

CREATE OR REPLACE FUNCTION concepts_refuse_frozen_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('in_force', 'past', 'set_aside') THEN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'A frozen edition is never removed.' USING ERRCODE = 'restrict_violation';
    END IF;
    IF NOT (OLD.state = 'in_force' AND NEW.state = 'past')
       OR (NEW.id, NEW.concept_id, NEW.number, NEW.base_id, NEW.digest, NEW.made_at,
           NEW.holds_from, NEW.in_force_at)
          IS DISTINCT FROM
          (OLD.id, OLD.concept_id, OLD.number, OLD.base_id, OLD.digest, OLD.made_at,
           OLD.holds_from, OLD.in_force_at) THEN
      RAISE EXCEPTION 'A frozen edition never changes; it can only become past.'
        USING ERRCODE = 'restrict_violation';
    END IF;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE FUNCTION concepts_refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What became of a node is written down once. Undo it by another change.'
    USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER concepts_changes_stay BEFORE UPDATE OR DELETE ON concepts_nodechange
  FOR EACH ROW EXECUTE FUNCTION concepts_refuse_rewriting();
"""

OPEN = """
DROP TRIGGER concepts_changes_stay ON concepts_nodechange;
DROP FUNCTION concepts_refuse_rewriting();
DROP TRIGGER concepts_frozen_deviations ON concepts_deviation;
"""


class Migration(migrations.Migration):
    dependencies = [("concepts", "0003_drafts_and_derivation")]
    operations = [migrations.RunSQL(CLOSE, OPEN)]
