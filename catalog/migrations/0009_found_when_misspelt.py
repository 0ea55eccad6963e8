"""Search words of items, and the words of their names, by which a misspelt one finds them."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

LEARN = """
INSERT INTO catalog_itemword (word)
SELECT DISTINCT met.word
FROM catalog_item, unnest(string_to_array(translate(search_key, ',;:/()', '      '), ' ')) AS met (word)
WHERE length(met.word) >= 3 AND met.word !~ '[0-9]';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('catalog', '0008_history_stays'),
    ]

    operations = [
        migrations.CreateModel(
            name='ItemWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.TextField(db_collation='C')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='item',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='item',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='item',
            name='delete_delete',
        ),
        migrations.AddField(
            model_name='item',
            name='search_words',
            field=models.CharField(blank=True, db_default='', default='', help_text='Other words by which callers ask for it, in any language, separated by spaces.', max_length=500, verbose_name='search words'),
        ),
        migrations.AddField(
            model_name='itemevent',
            name='search_words',
            field=models.CharField(blank=True, db_default='', default='', help_text='Other words by which callers ask for it, in any language, separated by spaces.', max_length=500, verbose_name='search words'),
        ),
        # How a column is reckoned cannot be altered: it is made anew, and its index with it.
        migrations.RemoveIndex(
            model_name='item',
            name='catalog_item_words',
        ),
        migrations.RemoveField(
            model_name='item',
            name='search_key',
        ),
        migrations.AddField(
            model_name='item',
            name='search_key',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Concat(models.Value(' '), models.Func(models.F('item_number'), function='public.fold', output_field=models.TextField()), models.Value(' '), models.Func(models.F('name'), function='public.fold', output_field=models.TextField()), models.Value(' '), models.Func(models.Func(models.Func(models.F('names'), models.Value('$.*'), function='jsonb_path_query_array', output_field=models.TextField(), template='%(function)s(%(expressions)s::jsonpath)::text'), function='translate', output_field=models.TextField(), template='%(function)s(%(expressions)s, \'[]",\\\', \'     \')'), function='public.fold', output_field=models.TextField()), models.Value(' '), models.Func(models.F('search_words'), function='public.fold', output_field=models.TextField()), output_field=models.TextField()), output_field=models.TextField()),
        ),
        migrations.AddIndex(
            model_name='item',
            index=django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search_key', name='gin_trgm_ops'), name='catalog_item_words'),
        ),
        migrations.RunSQL(LEARN, migrations.RunSQL.noop),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='words_of_new', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO catalog_itemword (word)\nSELECT DISTINCT met.word\nFROM learned, unnest(string_to_array(translate(search_key, ',;:/()', '      '), ' ')) AS met (word)\nWHERE length(met.word) >= 3 AND met.word !~ '[0-9]'\nAND NOT EXISTS (SELECT FROM catalog_itemword AS known WHERE known.word = met.word);\nRETURN NULL;", hash='3a0ef72e74fe3be28f0d26d7a4824853f41c6e77', level='STATEMENT', operation='INSERT', pgid='pgtrigger_words_of_new_eb557', referencing='REFERENCING NEW TABLE AS learned ', table='catalog_item', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='words_of_changed', sql=pgtrigger.compiler.UpsertTriggerSql(func="\nINSERT INTO catalog_itemword (word)\nSELECT DISTINCT met.word\nFROM learned, unnest(string_to_array(translate(search_key, ',;:/()', '      '), ' ')) AS met (word)\nWHERE length(met.word) >= 3 AND met.word !~ '[0-9]'\nAND NOT EXISTS (SELECT FROM catalog_itemword AS known WHERE known.word = met.word);\nRETURN NULL;", hash='36ddf9a9e409f5a3c5195e987acf9fbda9be7729', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_words_of_changed_93718', referencing='REFERENCING NEW TABLE AS learned ', table='catalog_item', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "catalog_itemevent" ("back_order_allowed", "back_order_date", "back_order_most", "group_id", "id", "is_active", "is_gift_card", "item_number", "name", "names", "on_sale_from", "on_sale_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_words", "tax_group_id") VALUES (NEW."back_order_allowed", NEW."back_order_date", NEW."back_order_most", NEW."group_id", NEW."id", NEW."is_active", NEW."is_gift_card", NEW."item_number", NEW."name", NEW."names", NEW."on_sale_from", NEW."on_sale_to", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."search_words", NEW."tax_group_id"); RETURN NULL;', hash='98c79f112ded40887c187722c32bc50accb331c0', operation='INSERT', pgid='pgtrigger_insert_insert_cc814', table='catalog_item', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."back_order_allowed" IS DISTINCT FROM (NEW."back_order_allowed") OR OLD."back_order_date" IS DISTINCT FROM (NEW."back_order_date") OR OLD."back_order_most" IS DISTINCT FROM (NEW."back_order_most") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_gift_card" IS DISTINCT FROM (NEW."is_gift_card") OR OLD."item_number" IS DISTINCT FROM (NEW."item_number") OR OLD."name" IS DISTINCT FROM (NEW."name") OR OLD."names" IS DISTINCT FROM (NEW."names") OR OLD."on_sale_from" IS DISTINCT FROM (NEW."on_sale_from") OR OLD."on_sale_to" IS DISTINCT FROM (NEW."on_sale_to") OR OLD."search_words" IS DISTINCT FROM (NEW."search_words") OR OLD."tax_group_id" IS DISTINCT FROM (NEW."tax_group_id"))', func='INSERT INTO "catalog_itemevent" ("back_order_allowed", "back_order_date", "back_order_most", "group_id", "id", "is_active", "is_gift_card", "item_number", "name", "names", "on_sale_from", "on_sale_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_words", "tax_group_id") VALUES (NEW."back_order_allowed", NEW."back_order_date", NEW."back_order_most", NEW."group_id", NEW."id", NEW."is_active", NEW."is_gift_card", NEW."item_number", NEW."name", NEW."names", NEW."on_sale_from", NEW."on_sale_to", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."search_words", NEW."tax_group_id"); RETURN NULL;', hash='cf0b594626424a7e56fba9f463ba1fc67490c61c', operation='UPDATE', pgid='pgtrigger_update_update_f3b94', table='catalog_item', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='item',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "catalog_itemevent" ("back_order_allowed", "back_order_date", "back_order_most", "group_id", "id", "is_active", "is_gift_card", "item_number", "name", "names", "on_sale_from", "on_sale_to", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "search_words", "tax_group_id") VALUES (OLD."back_order_allowed", OLD."back_order_date", OLD."back_order_most", OLD."group_id", OLD."id", OLD."is_active", OLD."is_gift_card", OLD."item_number", OLD."name", OLD."names", OLD."on_sale_from", OLD."on_sale_to", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."search_words", OLD."tax_group_id"); RETURN NULL;', hash='187e8b4a93672d4a5d81fb9024873fbe3c398e5c', operation='DELETE', pgid='pgtrigger_delete_delete_a7a5a', table='catalog_item', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='itemword',
            index=models.Index(fields=['word'], name='catalog_itemword_word'),
        ),
        migrations.AddIndex(
            model_name='itemword',
            index=django.contrib.postgres.indexes.GinIndex(models.Func('word', function='public.one_off', output_field=django.contrib.postgres.fields.ArrayField(base_field=models.TextField())), fastupdate=False, name='catalog_itemword_one_off'),
        ),
        migrations.AddIndex(
            model_name='itemword',
            index=models.Index(django.db.models.functions.text.Left('word', 1), django.db.models.functions.text.Length('word'), name='catalog_itemword_size'),
        ),
    ]
