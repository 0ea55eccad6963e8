"""one_off(): a word, and what is left of it without one of its letters."""

from django.db import migrations

ONE_OFF = """
CREATE FUNCTION public.one_off(text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN ARRAY(
    SELECT DISTINCT overlay($1 PLACING '' FROM place FOR 1)
    FROM generate_series(1, length($1) + 1) AS place
);
"""


class Migration(migrations.Migration):

    dependencies = [
        ('callcenter', '0001_schema'),
    ]

    operations = [
        migrations.RunSQL(ONE_OFF, "DROP FUNCTION public.one_off(text)"),
    ]
