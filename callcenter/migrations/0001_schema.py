"""The extensions the search stands on, fold(): text as it is compared, the cache's table, and the tables."""

from django.contrib.postgres.operations import (
    BtreeGistExtension,
    CreateExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.core.management import call_command
import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.serializers.json
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


FOLD = """
CREATE FUNCTION public.fold(text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
RETURN public.unaccent('public.unaccent', lower($1));
"""


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", "callcenter_cache", verbosity=0)


class Migration(migrations.Migration):

    replaces = [('callcenter', '0001_tables'), ('callcenter', '0002_cache_table'), ('callcenter', '0003_reserving'), ('callcenter', '0004_audit'), ('callcenter', '0005_amending'), ('callcenter', '0006_draft_days')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        CreateExtension("fuzzystrmatch"),
        migrations.RunSQL(FOLD, "DROP FUNCTION public.fold(text)"),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
        migrations.CreateModel(
            name='AuditRun',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('found', models.PositiveIntegerField(default=0, verbose_name='exceptions')),
            ],
            options={
                'verbose_name': 'audit',
                'verbose_name_plural': 'audits',
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'Français')], help_text='Of the screens; where empty, the browser’s.', max_length=5, verbose_name='language')),
                ('single_keys', models.BooleanField(default=True, help_text='“/” and “?” outside of fields.', verbose_name='single-character shortcuts')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
                'abstract': False,
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='CallCenter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True, validators=[django.core.validators.RegexValidator('^[\\w-]+$', 'Letters, digits and hyphens only.')], verbose_name='code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('company_name', models.CharField(help_text='As it stands on letters.', max_length=100, verbose_name='company name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('currency', models.CharField(max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z]{3}$', 'Three capital letters, such as USD.')], verbose_name='currency')),
                ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Two capital letters, such as US.')], verbose_name='country')),
                ('language', models.CharField(default='en-US', help_text='Of letters, where the customer has none, such as en-US.', max_length=10, verbose_name='language')),
                ('time_zone', models.CharField(default='UTC', max_length=50, verbose_name='time zone')),
                ('prices_with_tax', models.BooleanField(default=False, verbose_name='prices with tax')),
                ('tax_name', models.CharField(default='Tax', help_text='Such as Tax, VAT or TVA.', max_length=20, verbose_name='name of the tax')),
                ('order_completion', models.BooleanField(default=True, help_text='On: Complete, payments, then Submit. Off: Submit stands on the order, and no payment is taken.', verbose_name='Enable order completion')),
                ('source_code_required', models.BooleanField(default=False, verbose_name='source code required')),
                ('reserving', models.CharField(choices=[('entry', 'When a line is entered'), ('complete', 'At Complete'), ('submit', 'At Submit')], default='complete', max_length=10, verbose_name='stock is reserved')),
                ('reserved_minutes', models.PositiveSmallIntegerField(default=30, help_text='How long an order keeps what it reserved, until it is submitted or paid.', verbose_name='minutes reserved')),
                ('amending_minutes', models.PositiveSmallIntegerField(default=30, help_text='How long an order may be modified before supervisors are told.', verbose_name='minutes for a change')),
                ('read_out_minutes', models.PositiveSmallIntegerField(default=30, help_text='How long after Complete the total that was read out may be kept.', verbose_name='minutes a total holds')),
                ('draft_days', models.PositiveSmallIntegerField(default=30, help_text='Then a draft without money is cancelled; 0: never.', verbose_name='days a draft is kept')),
                ('tolerance_percent', models.DecimalField(decimal_places=4, default=Decimal('0'), help_text='The smaller of percent and amount counts.', max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='tolerance, percent')),
                ('tolerance_amount', models.DecimalField(decimal_places=3, default=Decimal('0'), max_digits=14, verbose_name='tolerance, amount')),
            ],
            options={
                'verbose_name': 'call center',
                'verbose_name_plural': 'call centers',
                'constraints': [models.CheckConstraint(condition=models.Q(('reserving__in', ['entry', 'complete', 'submit'])), name='callcenter_callcenter_reserving_known'), models.CheckConstraint(condition=models.Q(('tolerance_percent__gte', 0), ('tolerance_percent__lte', 100)), name='callcenter_callcenter_tolerance_is_percentage', violation_error_message='Enter a tolerance from 0 to 100 percent.'), models.CheckConstraint(condition=models.Q(('tolerance_amount__gte', 0)), name='callcenter_callcenter_tolerance_not_negative', violation_error_message='Enter a tolerance of 0 or more.')],
            },
        ),
        migrations.CreateModel(
            name='CallCenterEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('code', models.CharField(max_length=20, validators=[django.core.validators.RegexValidator('^[\\w-]+$', 'Letters, digits and hyphens only.')], verbose_name='code')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('company_name', models.CharField(help_text='As it stands on letters.', max_length=100, verbose_name='company name')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('currency', models.CharField(max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z]{3}$', 'Three capital letters, such as USD.')], verbose_name='currency')),
                ('country', models.CharField(max_length=2, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', 'Two capital letters, such as US.')], verbose_name='country')),
                ('language', models.CharField(default='en-US', help_text='Of letters, where the customer has none, such as en-US.', max_length=10, verbose_name='language')),
                ('time_zone', models.CharField(default='UTC', max_length=50, verbose_name='time zone')),
                ('prices_with_tax', models.BooleanField(default=False, verbose_name='prices with tax')),
                ('tax_name', models.CharField(default='Tax', help_text='Such as Tax, VAT or TVA.', max_length=20, verbose_name='name of the tax')),
                ('order_completion', models.BooleanField(default=True, help_text='On: Complete, payments, then Submit. Off: Submit stands on the order, and no payment is taken.', verbose_name='Enable order completion')),
                ('source_code_required', models.BooleanField(default=False, verbose_name='source code required')),
                ('reserving', models.CharField(choices=[('entry', 'When a line is entered'), ('complete', 'At Complete'), ('submit', 'At Submit')], default='complete', max_length=10, verbose_name='stock is reserved')),
                ('reserved_minutes', models.PositiveSmallIntegerField(default=30, help_text='How long an order keeps what it reserved, until it is submitted or paid.', verbose_name='minutes reserved')),
                ('amending_minutes', models.PositiveSmallIntegerField(default=30, help_text='How long an order may be modified before supervisors are told.', verbose_name='minutes for a change')),
                ('read_out_minutes', models.PositiveSmallIntegerField(default=30, help_text='How long after Complete the total that was read out may be kept.', verbose_name='minutes a total holds')),
                ('draft_days', models.PositiveSmallIntegerField(default=30, help_text='Then a draft without money is cancelled; 0: never.', verbose_name='days a draft is kept')),
                ('tolerance_percent', models.DecimalField(decimal_places=4, default=Decimal('0'), help_text='The smaller of percent and amount counts.', max_digits=7, validators=[django.core.validators.MinValueValidator(Decimal('0'))], verbose_name='tolerance, percent')),
                ('tolerance_amount', models.DecimalField(decimal_places=3, default=Decimal('0'), max_digits=14, verbose_name='tolerance, amount')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='callcenter.callcenter')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ChannelUser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='Name')),
                ('role', models.CharField(choices=[('agent', 'Agent'), ('supervisor', 'Supervisor')], default='agent', max_length=12, verbose_name='role')),
                ('call_center', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='channel_users', to='callcenter.callcenter', verbose_name='call center')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='channels', to=settings.AUTH_USER_MODEL, verbose_name='User ID')),
            ],
            options={
                'verbose_name': 'channel user',
                'verbose_name_plural': 'channel users',
                'constraints': [models.UniqueConstraint(fields=('call_center', 'user'), name='callcenter_channeluser_once_per_call_center', violation_error_message='This user already works for this call center.'), models.CheckConstraint(condition=models.Q(('role__in', ['agent', 'supervisor'])), name='callcenter_channeluser_role_known')],
            },
        ),
        migrations.CreateModel(
            name='Once',
            fields=[
                ('key', models.UUIDField(primary_key=True, serialize=False)),
                ('verb', models.CharField(max_length=40)),
                ('fingerprint', models.TextField()),
                ('answer', models.CharField(max_length=40)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('verb', ''), _negated=True), name='callcenter_once_verb_named')],
            },
        ),
        migrations.CreateModel(
            name='UserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('first_name', models.CharField(blank=True, max_length=150, verbose_name='first name')),
                ('last_name', models.CharField(blank=True, max_length=150, verbose_name='last name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('language', models.CharField(blank=True, choices=[('en', 'English'), ('fr', 'Français')], help_text='Of the screens; where empty, the browser’s.', max_length=5, verbose_name='language')),
                ('single_keys', models.BooleanField(default=True, help_text='“/” and “?” outside of fields.', verbose_name='single-character shortcuts')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AuditException',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('invariant', models.CharField(max_length=40, verbose_name='invariant')),
                ('facts', models.JSONField(encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='facts')),
                ('run', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exceptions', to='callcenter.auditrun', verbose_name='audit')),
            ],
            options={
                'verbose_name': 'exception of an audit',
                'verbose_name_plural': 'exceptions of audits',
                'indexes': [models.Index(fields=['run', 'invariant'], name='callcenter_audit_of_run')],
            },
        ),
        migrations.CreateModel(
            name='ChannelUserEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=100, verbose_name='Name')),
                ('role', models.CharField(choices=[('agent', 'Agent'), ('supervisor', 'Supervisor')], default='agent', max_length=12, verbose_name='role')),
                ('call_center', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='callcenter.callcenter', verbose_name='call center')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='callcenter.channeluser')),
                ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL, verbose_name='User ID')),
            ],
            options={
                'abstract': False,
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='callcenter',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "callcenter_callcenterevent" ("amending_minutes", "code", "company_name", "country", "currency", "draft_days", "id", "is_active", "language", "name", "order_completion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prices_with_tax", "read_out_minutes", "reserved_minutes", "reserving", "source_code_required", "tax_name", "time_zone", "tolerance_amount", "tolerance_percent") VALUES (NEW."amending_minutes", NEW."code", NEW."company_name", NEW."country", NEW."currency", NEW."draft_days", NEW."id", NEW."is_active", NEW."language", NEW."name", NEW."order_completion", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."prices_with_tax", NEW."read_out_minutes", NEW."reserved_minutes", NEW."reserving", NEW."source_code_required", NEW."tax_name", NEW."time_zone", NEW."tolerance_amount", NEW."tolerance_percent"); RETURN NULL;', hash='8c8a00f275449cae3e5905b1eafd84c0a230be56', operation='INSERT', pgid='pgtrigger_insert_insert_b0c7a', table='callcenter_callcenter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='callcenter',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "callcenter_callcenterevent" ("amending_minutes", "code", "company_name", "country", "currency", "draft_days", "id", "is_active", "language", "name", "order_completion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prices_with_tax", "read_out_minutes", "reserved_minutes", "reserving", "source_code_required", "tax_name", "time_zone", "tolerance_amount", "tolerance_percent") VALUES (NEW."amending_minutes", NEW."code", NEW."company_name", NEW."country", NEW."currency", NEW."draft_days", NEW."id", NEW."is_active", NEW."language", NEW."name", NEW."order_completion", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."prices_with_tax", NEW."read_out_minutes", NEW."reserved_minutes", NEW."reserving", NEW."source_code_required", NEW."tax_name", NEW."time_zone", NEW."tolerance_amount", NEW."tolerance_percent"); RETURN NULL;', hash='4cd0e92fbb59a49e8a853b97a7c2450915d48c03', operation='UPDATE', pgid='pgtrigger_update_update_7a01f', table='callcenter_callcenter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='callcenter',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "callcenter_callcenterevent" ("amending_minutes", "code", "company_name", "country", "currency", "draft_days", "id", "is_active", "language", "name", "order_completion", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prices_with_tax", "read_out_minutes", "reserved_minutes", "reserving", "source_code_required", "tax_name", "time_zone", "tolerance_amount", "tolerance_percent") VALUES (OLD."amending_minutes", OLD."code", OLD."company_name", OLD."country", OLD."currency", OLD."draft_days", OLD."id", OLD."is_active", OLD."language", OLD."name", OLD."order_completion", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."prices_with_tax", OLD."read_out_minutes", OLD."reserved_minutes", OLD."reserving", OLD."source_code_required", OLD."tax_name", OLD."time_zone", OLD."tolerance_amount", OLD."tolerance_percent"); RETURN NULL;', hash='e4c65dc58870875a684066afcb1888f2407b9e3e', operation='DELETE', pgid='pgtrigger_delete_delete_acb89', table='callcenter_callcenter', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "callcenter_userevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "single_keys", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."last_name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."single_keys", NEW."username"); RETURN NULL;', hash='7c93b95259d89674b6b46f02ff3f648ac2cecaef', operation='INSERT', pgid='pgtrigger_insert_insert_68f38', table='callcenter_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."date_joined" IS DISTINCT FROM (NEW."date_joined") OR OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."first_name" IS DISTINCT FROM (NEW."first_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_staff" IS DISTINCT FROM (NEW."is_staff") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."last_name" IS DISTINCT FROM (NEW."last_name") OR OLD."single_keys" IS DISTINCT FROM (NEW."single_keys") OR OLD."username" IS DISTINCT FROM (NEW."username"))', func='INSERT INTO "callcenter_userevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "single_keys", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."language", NEW."last_name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."single_keys", NEW."username"); RETURN NULL;', hash='2ff29e3dfcffdeb3cb7bd698707ec23050647242', operation='UPDATE', pgid='pgtrigger_update_update_ae028', table='callcenter_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='user',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "callcenter_userevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "language", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "single_keys", "username") VALUES (OLD."date_joined", OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."language", OLD."last_name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."single_keys", OLD."username"); RETURN NULL;', hash='1caa15d2ff7170a73c9a5fee4fd1e1670c497c2a', operation='DELETE', pgid='pgtrigger_delete_delete_a5570', table='callcenter_user', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='channeluser',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "callcenter_channeluserevent" ("call_center_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."call_center_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;', hash='88d80d6088f7f009e001838c4e55f0fe5b85eaec', operation='INSERT', pgid='pgtrigger_insert_insert_909ef', table='callcenter_channeluser', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='channeluser',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "callcenter_channeluserevent" ("call_center_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (NEW."call_center_id", NEW."id", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."role", NEW."user_id"); RETURN NULL;', hash='bd2b66874696db198127664a48a7e47c35e0aac5', operation='UPDATE', pgid='pgtrigger_update_update_3450a', table='callcenter_channeluser', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='channeluser',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "callcenter_channeluserevent" ("call_center_id", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "user_id") VALUES (OLD."call_center_id", OLD."id", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."role", OLD."user_id"); RETURN NULL;', hash='e3d57a6406eb60811ac974867bdfc2061d71ea9a', operation='DELETE', pgid='pgtrigger_delete_delete_a5b8a', table='callcenter_channeluser', when='AFTER')),
        ),
    ]
