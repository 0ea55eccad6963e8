"""fold() composes letters first and lowers last: removing accents gives capitals, as of “№”, which is “No”."""

from django.db import migrations

FOLD = """
CREATE OR REPLACE FUNCTION public.fold(text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN lower(public.unaccent('public.unaccent', lower(normalize($1, NFC))));
"""
BEFORE = """
CREATE OR REPLACE FUNCTION public.fold(text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN public.unaccent('public.unaccent', lower($1));
"""


class Migration(migrations.Migration):

    dependencies = [
        ('callcenter', '0004_language_without_choices'),
    ]

    operations = [
        migrations.RunSQL(FOLD, BEFORE),
    ]
