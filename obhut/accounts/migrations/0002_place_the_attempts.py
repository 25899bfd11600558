"""Where attempts at signing in are counted: the table of Django's cache in the database."""

from django.db import migrations

PLACE = """
CREATE TABLE accounts_attempts (
  cache_key varchar(255) NOT NULL PRIMARY KEY,
  value text NOT NULL,
  expires timestamp with time zone NOT NULL
);
CREATE INDEX accounts_attempts_expires ON accounts_attempts (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_place_the_people")]
    operations = [migrations.RunSQL(PLACE, "DROP TABLE accounts_attempts;")]
