"""Keys of names as fold() makes them now, and postcodes whose spaces and hyphens count nowhere."""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.db import migrations, models

# Names in ASCII alone are folded as before. Setting a column anew reckons the keys that stand on it;
# the history looks at the names and sees no change, the words of names are learnt.
ANEW = """
UPDATE customers_customer SET first_name = first_name, last_name = last_name, organisation = organisation
WHERE concat(first_name, last_name, organisation) ~ '[^ -~]';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('callcenter', '0005_fold_lowers_last'),
        ('customers', '0004_defaults_in_the_database'),
    ]

    operations = [
        migrations.RunSQL(ANEW, migrations.RunSQL.noop),
        migrations.RemoveIndex(
            model_name='address',
            name='customers_address_postcode',
        ),
        migrations.AddIndex(
            model_name='address',
            index=models.Index(django.contrib.postgres.indexes.OpClass(models.Func(django.db.models.functions.text.Lower('postcode'), models.Value(' -\xa0‐‑‒–\u202f'), models.Value(''), function='translate', output_field=models.TextField()), name='text_pattern_ops'), name='customers_address_postcode'),
        ),
    ]
