"""Keys and indexes of items and source codes as fold() makes them now."""

from django.db import migrations

# What is in ASCII alone is folded as before. Setting a column anew reckons the key that stands on it.
ANEW = """
UPDATE catalog_item SET item_number = item_number, name = name, names = names
WHERE concat(item_number, name, names) ~ '[^ -~]';
"""
INDEXES = ("catalog_item_number_folded", "catalog_item_number_one_off", "catalog_sourcecode_parts")


class Migration(migrations.Migration):

    dependencies = [
        ('callcenter', '0005_fold_lowers_last'),
        ('catalog', '0005_defaults_in_the_database'),
    ]

    operations = [
        migrations.RunSQL(ANEW, migrations.RunSQL.noop),
        *(migrations.RunSQL(f"REINDEX INDEX {name}", migrations.RunSQL.noop) for name in INDEXES),
    ]
