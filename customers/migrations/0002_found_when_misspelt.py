"""The words of names, kept by triggers; of several customers with one name the latest first."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.datetime
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

LEARN = """
INSERT INTO customers_nameword (word)
SELECT DISTINCT met.word
FROM customers_customer, unnest(string_to_array(translate(search_key, ',;:/()', '      '), ' ')) AS met (word)
WHERE length(met.word) >= 3 AND met.word !~ '[0-9]';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('callcenter', '0002_one_off'),
        ('customers', '0001_schema'),
    ]

    operations = [
        migrations.CreateModel(
            name='NameWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.TextField(db_collation='C')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.RemoveIndex(
            model_name='customer',
            name='customers_customer_last_names',
        ),
        migrations.RemoveIndex(
            model_name='customer',
            name='customers_customer_first_names',
        ),
        migrations.AddField(
            model_name='customer',
            name='recent_at',
            field=models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['last_key', 'first_key', '-recent_at', '-id'], name='customers_customer_last_names'),
        ),
        migrations.AddIndex(
            model_name='customer',
            index=models.Index(fields=['first_key', 'last_key', '-recent_at', '-id'], name='customers_customer_first_names'),
        ),
        migrations.RunSQL(LEARN, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='customer',
            trigger=pgtrigger.compiler.Trigger(name='words_of_new', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO customers_nameword (word)\nSELECT DISTINCT met.word\nFROM learned, unnest(string_to_array(translate(search_key, ',;:/()', '      '), ' ')) AS met (word)\nWHERE length(met.word) >= 3 AND met.word !~ '[0-9]'\nAND NOT EXISTS (SELECT FROM customers_nameword AS known WHERE known.word = met.word);\nRETURN NULL;", hash='77da70707312c5caa2bd0d37f71813da5ca1e17a', level='STATEMENT', operation='INSERT', pgid='pgtrigger_words_of_new_70625', referencing='REFERENCING NEW TABLE AS learned ', table='customers_customer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='customer',
            trigger=pgtrigger.compiler.Trigger(name='words_of_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO customers_nameword (word)\nSELECT DISTINCT met.word\nFROM learned, unnest(string_to_array(translate(search_key, ',;:/()', '      '), ' ')) AS met (word)\nWHERE length(met.word) >= 3 AND met.word !~ '[0-9]'\nAND NOT EXISTS (SELECT FROM customers_nameword AS known WHERE known.word = met.word);\nRETURN NULL;", hash='1c48203a381f0aadbe0dab1655a3c978413654e3', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_words_of_changed_7b4b5', referencing='REFERENCING NEW TABLE AS learned ', table='customers_customer', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='nameword',
            index=models.Index(fields=['word'], name='customers_nameword_word'),
        ),
        migrations.AddIndex(
            model_name='nameword',
            index=django.contrib.postgres.indexes.GinIndex(models.Func('word', function='public.one_off', output_field=django.contrib.postgres.fields.ArrayField(models.TextField())), fastupdate=False, name='customers_nameword_one_off'),
        ),
        migrations.AddIndex(
            model_name='nameword',
            index=models.Index(django.db.models.functions.text.Left('word', 1), django.db.models.functions.text.Length('word'), name='customers_nameword_size'),
        ),
    ]
