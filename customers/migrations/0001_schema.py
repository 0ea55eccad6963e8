"""All tables of customers, in one step: a new database is ready sooner."""

import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('customers', '0001_tables'), ('customers', '0002_credit_limit_moves')]

    initial = True

    dependencies = [
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE customers_account_number START 100001",
            "DROP SEQUENCE customers_account_number",
        ),
        migrations.CreateModel(
            name='CustomerGroup',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('name_fr', models.CharField(blank=True, help_text='Where empty, the name above is shown.', max_length=100, verbose_name='name in French')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
            ],
            options={
                'verbose_name': 'customer group',
                'verbose_name_plural': 'customer groups',
            },
        ),
        migrations.CreateModel(
            name='Customer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account_number', models.CharField(db_default=django.db.models.functions.comparison.Cast(models.Func(models.Value('customers_account_number'), function='nextval'), models.CharField(max_length=20)), max_length=20, unique=True, validators=[django.core.validators.RegexValidator('^\\w[\\w.-]*$', 'Letters, digits, point and hyphen only.')], verbose_name='account')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation')], default='person', max_length=12, verbose_name='kind')),
                ('first_name', models.CharField(blank=True, max_length=100, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=100, verbose_name='last name')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                ('language', models.CharField(blank=True, help_text='Of letters, such as en-US; where empty, the call center’s.', max_length=10, verbose_name='language')),
                ('note', models.TextField(blank=True, help_text='Shown on the customer’s page.', verbose_name='note')),
                ('alert', models.CharField(blank=True, help_text='Shown first thing when the customer is opened.', max_length=300, verbose_name='alert')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('search_key', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Concat(models.Value(' '), models.Func(models.Func(models.F('first_name'), function='public.fold', output_field=models.TextField()), function='translate', template="%(function)s(%(expressions)s, '-''.', ' ')", output_field=models.TextField()), models.Value(' '), models.Func(models.Func(models.F('last_name'), function='public.fold', output_field=models.TextField()), function='translate', template="%(function)s(%(expressions)s, '-''.', ' ')", output_field=models.TextField()), models.Value(' '), models.Func(models.Func(models.F('organisation'), function='public.fold', output_field=models.TextField()), function='translate', template="%(function)s(%(expressions)s, '-''.', ' ')", output_field=models.TextField()), output_field=models.TextField()), output_field=models.TextField())),
                ('last_key', models.GeneratedField(db_persist=True, expression=models.Func(models.Func(models.Case(models.When(kind='organisation', then=models.F('organisation')), default=models.F('last_name')), function='public.fold', output_field=models.TextField()), function='translate', template="%(function)s(%(expressions)s, '-''.', ' ')", output_field=models.TextField()), output_field=models.TextField(db_collation='C'))),
                ('first_key', models.GeneratedField(db_persist=True, expression=models.Func(models.Func(models.F('first_name'), function='public.fold', output_field=models.TextField()), function='translate', template="%(function)s(%(expressions)s, '-''.', ' ')", output_field=models.TextField()), output_field=models.TextField(db_collation='C'))),
                ('group', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='customers', to='customers.customergroup', verbose_name='group')),
            ],
            options={
                'verbose_name': 'customer',
                'verbose_name_plural': 'customers',
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.indexes.OpClass('search_key', name='gin_trgm_ops'), name='customers_customer_words'), models.Index(fields=['last_key', 'first_key', 'id'], name='customers_customer_last_names'), models.Index(fields=['first_key', 'last_key', 'id'], name='customers_customer_first_names')],
                'constraints': [models.CheckConstraint(condition=models.Q(('account_number__in', ['new', 'select']), _negated=True), name='customers_customer_account_is_no_word', violation_error_message='This word is no account number: add a digit.'), models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'organisation'])), name='customers_customer_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'person'), models.Q(('last_name', ''), _negated=True)), models.Q(('kind', 'organisation'), models.Q(('organisation', ''), _negated=True)), _connector='OR'), name='customers_customer_is_named', violation_error_message='Enter a last name, or the name of the organisation.')],
            },
        ),
        migrations.CreateModel(
            name='CustomerGroupEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('name_fr', models.CharField(blank=True, help_text='Where empty, the name above is shown.', max_length=100, verbose_name='name in French')),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='customers.customergroup')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Address',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(blank=True, help_text='Where empty, the customer’s name.', max_length=200, verbose_name='recipient')),
                ('street', models.CharField(max_length=200, verbose_name='street')),
                ('street_2', models.CharField(blank=True, max_length=200, verbose_name='street, second line')),
                ('postcode', models.CharField(blank=True, max_length=20, verbose_name='postcode')),
                ('city', models.CharField(max_length=100, verbose_name='town')),
                ('state', models.CharField(blank=True, max_length=50, verbose_name='state')),
                ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Two capital letters, such as US.')], verbose_name='country')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='addresses', to='customers.customer', verbose_name='customer')),
            ],
            options={
                'verbose_name': 'address',
                'verbose_name_plural': 'addresses',
                'indexes': [models.Index(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Lower('postcode'), name='text_pattern_ops'), name='customers_address_postcode')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('customer',), name='customers_address_one_default', violation_error_message='A customer has one default address: untick the other.')],
            },
        ),
        migrations.CreateModel(
            name='ContactPoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reach', models.CharField(choices=[('telephone', 'Telephone'), ('email', 'E-mail')], max_length=10, verbose_name='kind')),
                ('value', models.CharField(max_length=254, verbose_name='number or address')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_points', to='customers.customer', verbose_name='customer')),
            ],
            options={
                'verbose_name': 'contact point',
                'verbose_name_plural': 'contact points',
                'indexes': [models.Index(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Reverse('value'), name='text_pattern_ops'), condition=models.Q(('reach', 'telephone')), name='customers_telephone_reversed'), models.Index(django.contrib.postgres.indexes.OpClass(django.db.models.functions.text.Lower('value'), name='text_pattern_ops'), condition=models.Q(('reach', 'email')), name='customers_email_lower')],
                'constraints': [models.CheckConstraint(condition=models.Q(('reach__in', ['telephone', 'email'])), name='customers_contactpoint_reach_known'), models.CheckConstraint(condition=models.Q(models.Q(('reach', 'telephone'), _negated=True), ('value__regex', '^\\+[0-9]{4,15}$'), _connector='OR'), name='customers_contactpoint_telephone_is_e164', violation_error_message='Write the telephone number with its country, such as +1 206 555 0100.'), models.UniqueConstraint(condition=models.Q(('is_default', True)), fields=('customer', 'reach'), name='customers_contactpoint_one_default', violation_error_message='A customer has one default telephone and one default e-mail: untick the other.')],
            },
        ),
        migrations.CreateModel(
            name='CustomerEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('account_number', models.CharField(db_default=django.db.models.functions.comparison.Cast(models.Func(models.Value('customers_account_number'), function='nextval'), models.CharField(max_length=20)), max_length=20, validators=[django.core.validators.RegexValidator('^\\w[\\w.-]*$', 'Letters, digits, point and hyphen only.')], verbose_name='account')),
                ('kind', models.CharField(choices=[('person', 'Person'), ('organisation', 'Organisation')], default='person', max_length=12, verbose_name='kind')),
                ('first_name', models.CharField(blank=True, max_length=100, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=100, verbose_name='last name')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='organisation')),
                ('language', models.CharField(blank=True, help_text='Of letters, such as en-US; where empty, the call center’s.', max_length=10, verbose_name='language')),
                ('note', models.TextField(blank=True, help_text='Shown on the customer’s page.', verbose_name='note')),
                ('alert', models.CharField(blank=True, help_text='Shown first thing when the customer is opened.', max_length=300, verbose_name='alert')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='customers.customer')),
                ('group', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='customers.customergroup', verbose_name='group')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ContactPointEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('reach', models.CharField(choices=[('telephone', 'Telephone'), ('email', 'E-mail')], max_length=10, verbose_name='kind')),
                ('value', models.CharField(max_length=254, verbose_name='number or address')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='customers.contactpoint')),
                ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='customers.customer', verbose_name='customer')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AddressEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('recipient', models.CharField(blank=True, help_text='Where empty, the customer’s name.', max_length=200, verbose_name='recipient')),
                ('street', models.CharField(max_length=200, verbose_name='street')),
                ('street_2', models.CharField(blank=True, max_length=200, verbose_name='street, second line')),
                ('postcode', models.CharField(blank=True, max_length=20, verbose_name='postcode')),
                ('city', models.CharField(max_length=100, verbose_name='town')),
                ('state', models.CharField(blank=True, max_length=50, verbose_name='state')),
                ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Two capital letters, such as US.')], verbose_name='country')),
                ('is_default', models.BooleanField(default=False, verbose_name='default')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='customers.address')),
                ('customer', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='customers.customer', verbose_name='customer')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='customergroup',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_customergroupevent" ("code", "id", "name", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."name", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='c4d6a08329d3f85f8350c6039c4f3ccec653e802', operation='INSERT', pgid='pgtrigger_insert_insert_b12b0', table='customers_customergroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='customergroup',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "customers_customergroupevent" ("code", "id", "name", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."code", NEW."id", NEW."name", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='872c002e9ffa2f29ca71272ffa637cbaf8917cf0', operation='UPDATE', pgid='pgtrigger_update_update_41f88', table='customers_customergroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='customergroup',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_customergroupevent" ("code", "id", "name", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."code", OLD."id", OLD."name", OLD."name_fr", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='503a9a0317e88f98da23413a2e73183a163ce768', operation='DELETE', pgid='pgtrigger_delete_delete_a8e8a', table='customers_customergroup', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contactpoint',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_contactpointevent" ("customer_id", "id", "is_default", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "value") VALUES (NEW."customer_id", NEW."id", NEW."is_default", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reach", NEW."value"); RETURN NULL;', hash='b39129054c21ac04b59cd34805978abc38152f7e', operation='INSERT', pgid='pgtrigger_insert_insert_c947a', table='customers_contactpoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contactpoint',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "customers_contactpointevent" ("customer_id", "id", "is_default", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "value") VALUES (NEW."customer_id", NEW."id", NEW."is_default", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reach", NEW."value"); RETURN NULL;', hash='5be1ca513bd2502035505fd8720e8d4aade4b067', operation='UPDATE', pgid='pgtrigger_update_update_90fab', table='customers_contactpoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='contactpoint',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_contactpointevent" ("customer_id", "id", "is_default", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reach", "value") VALUES (OLD."customer_id", OLD."id", OLD."is_default", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reach", OLD."value"); RETURN NULL;', hash='a878bad3fec16740979310414ae961ed5c558c1e', operation='DELETE', pgid='pgtrigger_delete_delete_f627e', table='customers_contactpoint', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='address',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_addressevent" ("city", "country", "customer_id", "id", "is_default", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "recipient", "state", "street", "street_2") VALUES (NEW."city", NEW."country", NEW."customer_id", NEW."id", NEW."is_default", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."postcode", NEW."recipient", NEW."state", NEW."street", NEW."street_2"); RETURN NULL;', hash='df5e4bd7f296888bc08dde54ffea2e0a691e6329', operation='INSERT', pgid='pgtrigger_insert_insert_c8426', table='customers_address', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='address',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "customers_addressevent" ("city", "country", "customer_id", "id", "is_default", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "recipient", "state", "street", "street_2") VALUES (NEW."city", NEW."country", NEW."customer_id", NEW."id", NEW."is_default", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."postcode", NEW."recipient", NEW."state", NEW."street", NEW."street_2"); RETURN NULL;', hash='0d7db090f5e054ccb8a9f31e836f32ac5db3e737', operation='UPDATE', pgid='pgtrigger_update_update_c914e', table='customers_address', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='address',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_addressevent" ("city", "country", "customer_id", "id", "is_default", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "postcode", "recipient", "state", "street", "street_2") VALUES (OLD."city", OLD."country", OLD."customer_id", OLD."id", OLD."is_default", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."postcode", OLD."recipient", OLD."state", OLD."street", OLD."street_2"); RETURN NULL;', hash='b6d3ab3917913a75d0abfc2b12f709d9465f8022', operation='DELETE', pgid='pgtrigger_delete_delete_9d6a5', table='customers_address', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='customer',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_customerevent" ("account_number", "alert", "created_at", "first_name", "group_id", "id", "kind", "language", "last_name", "note", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account_number", NEW."alert", NEW."created_at", NEW."first_name", NEW."group_id", NEW."id", NEW."kind", NEW."language", NEW."last_name", NEW."note", NEW."organisation", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='dc29a006ee1539579391085fbd39780e64617728', operation='INSERT', pgid='pgtrigger_insert_insert_a36e0', table='customers_customer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='customer',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."account_number" IS DISTINCT FROM (NEW."account_number") OR OLD."alert" IS DISTINCT FROM (NEW."alert") OR OLD."created_at" IS DISTINCT FROM (NEW."created_at") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."group_id" IS DISTINCT FROM (NEW."group_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."organisation" IS DISTINCT FROM (NEW."organisation"))', func='INSERT INTO "customers_customerevent" ("account_number", "alert", "created_at", "first_name", "group_id", "id", "kind", "language", "last_name", "note", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."account_number", NEW."alert", NEW."created_at", NEW."first_name", NEW."group_id", NEW."id", NEW."kind", NEW."language", NEW."last_name", NEW."note", NEW."organisation", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;', hash='3fcfe018607ed58a6dd51748b4f28f70b26a8f55', operation='UPDATE', pgid='pgtrigger_update_update_ca86d', table='customers_customer', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='customer',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "customers_customerevent" ("account_number", "alert", "created_at", "first_name", "group_id", "id", "kind", "language", "last_name", "note", "organisation", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."account_number", OLD."alert", OLD."created_at", OLD."first_name", OLD."group_id", OLD."id", OLD."kind", OLD."language", OLD."last_name", OLD."note", OLD."organisation", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='75c5329c81ea41ab291ed47fa2e98d83f34be155', operation='DELETE', pgid='pgtrigger_delete_delete_939ca', table='customers_customer', when='AFTER')),
        ),
    ]
