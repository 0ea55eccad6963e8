"""All tables of payments, in one step: a new database is ready sooner."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pgtrigger.compiler
import pgtrigger.migrations
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('payments', '0001_tables'), ('payments', '0002_ways_to_pay'), ('payments', '0003_takings_count'), ('payments', '0004_gift_cards_and_providers'), ('payments', '0005_refunds')]

    initial = True

    dependencies = [
        ('callcenter', '0001_schema'),
        ('customers', '0001_schema'),
        ('orders', '0001_schema'),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.CreateModel(
            name='RefundLimit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('agent', 'Agent'), ('supervisor', 'Supervisor')], default='agent', max_length=12, verbose_name='role')),
                ('refund', models.DecimalField(blank=True, decimal_places=3, help_text='All without an approval together; empty: no limit.', max_digits=14, null=True, verbose_name='refunds per order')),
                ('goodwill', models.DecimalField(blank=True, decimal_places=3, help_text='Counts within what may be conceded too; empty: no other limit than that.', max_digits=14, null=True, verbose_name='goodwill per order')),
                ('call_center', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='refund_limits', to='callcenter.callcenter', verbose_name='call center')),
            ],
            options={
                'verbose_name': 'limit of refunds',
                'verbose_name_plural': 'limits of refunds',
                'constraints': [models.UniqueConstraint(fields=('call_center', 'role'), name='payments_refundlimit_once', violation_error_message='This role has its limits already: change those.'), models.CheckConstraint(condition=models.Q(('role__in', ['agent', 'supervisor'])), name='payments_refundlimit_role_known'), models.CheckConstraint(condition=models.Q(models.Q(('refund', None), ('refund__gte', 0), _connector='OR'), models.Q(('goodwill', None), ('goodwill__gte', 0), _connector='OR')), name='payments_refundlimit_not_negative', violation_error_message='Enter a limit of 0 or more.')],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('credit_limit', 'Above the credit limit'), ('collect_later', 'Collected later')], max_length=15, verbose_name='kind')),
                ('amount', models.DecimalField(decimal_places=3, help_text='What stands on account, or what is still due.', max_digits=14, verbose_name='amount')),
                ('note', models.CharField(max_length=200, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='releases', to='orders.order', verbose_name='sales order')),
            ],
            options={
                'verbose_name': 'release',
                'verbose_name_plural': 'releases',
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['credit_limit', 'collect_later'])), name='payments_release_kind_known'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payments_release_amount_positive'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='payments_release_says_why')],
            },
        ),
        migrations.CreateModel(
            name='GiftCard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number_hash', models.CharField(max_length=64, unique=True, verbose_name='keyed hash of the number')),
                ('pin_hash', models.CharField(max_length=64, verbose_name='keyed hash of the PIN')),
                ('last_four', models.CharField(max_length=4, verbose_name='last four characters')),
                ('currency', models.CharField(max_length=3, verbose_name='currency')),
                ('value', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='value')),
                ('balance', models.DecimalField(decimal_places=3, help_text='What is neither spent nor held by an order.', max_digits=14, verbose_name='left')),
                ('issued_at', models.DateTimeField(verbose_name='issued at')),
                ('voided_at', models.DateTimeField(blank=True, null=True, verbose_name='voided at')),
                ('void_reason', models.CharField(blank=True, max_length=200, verbose_name='voided because')),
                ('issued_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='issued by')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='gift_cards', to='orders.orderline', verbose_name='sold on')),
                ('voided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='voided by')),
            ],
            options={
                'verbose_name': 'gift card',
                'verbose_name_plural': 'gift cards',
                'constraints': [models.CheckConstraint(condition=models.Q(('value__gt', 0)), name='payments_giftcard_has_value'), models.CheckConstraint(condition=models.Q(('balance__gte', 0), ('balance__lte', models.F('value'))), name='payments_giftcard_balance_in_range'), models.CheckConstraint(condition=models.Q(models.Q(('void_reason', ''), ('voided_at', None), ('voided_by', None)), models.Q(('balance', 0), ('voided_at__isnull', False), ('voided_by__isnull', False), models.Q(('void_reason', ''), _negated=True)), _connector='OR'), name='payments_giftcard_voided_whole')],
            },
        ),
        migrations.CreateModel(
            name='PaymentMethod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('name_fr', models.CharField(blank=True, help_text='Where empty, the name above is shown.', max_length=100, verbose_name='name in French')),
                ('code', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('function', models.CharField(choices=[('cash', 'Cash'), ('card_terminal', 'Card on a terminal'), ('check', 'Check in hand'), ('check_to_come', 'Check to come'), ('on_account', 'On account'), ('credit', 'Customer credit'), ('gift_card', 'Gift card'), ('provider', 'Stored card at a provider')], max_length=20, verbose_name='function')),
                ('provider', models.CharField(blank=True, help_text='Of a stored card: the name under which its provider is connected.', max_length=20, verbose_name='payment provider')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
            ],
            options={
                'verbose_name': 'payment method',
                'verbose_name_plural': 'payment methods',
                'constraints': [models.CheckConstraint(condition=models.Q(('function__in', ['cash', 'card_terminal', 'check', 'check_to_come', 'on_account', 'credit', 'gift_card', 'provider'])), name='payments_method_function_known'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('function', 'provider'), _negated=True), ('provider', '')), models.Q(('function', 'provider'), models.Q(('provider', ''), _negated=True)), _connector='OR'), name='payments_method_names_its_provider', violation_error_message='Name the provider of a method for stored cards, and of no other.')],
            },
        ),
        migrations.CreateModel(
            name='PaymentMethodEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('name_fr', models.CharField(blank=True, help_text='Where empty, the name above is shown.', max_length=100, verbose_name='name in French')),
                ('code', models.CharField(max_length=20, verbose_name='code')),
                ('function', models.CharField(choices=[('cash', 'Cash'), ('card_terminal', 'Card on a terminal'), ('check', 'Check in hand'), ('check_to_come', 'Check to come'), ('on_account', 'On account'), ('credit', 'Customer credit'), ('gift_card', 'Gift card'), ('provider', 'Stored card at a provider')], max_length=20, verbose_name='function')),
                ('provider', models.CharField(blank=True, help_text='Of a stored card: the name under which its provider is connected.', max_length=20, verbose_name='payment provider')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='payments.paymentmethod')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='RefundLimitEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('role', models.CharField(choices=[('agent', 'Agent'), ('supervisor', 'Supervisor')], default='agent', max_length=12, verbose_name='role')),
                ('refund', models.DecimalField(blank=True, decimal_places=3, help_text='All without an approval together; empty: no limit.', max_digits=14, null=True, verbose_name='refunds per order')),
                ('goodwill', models.DecimalField(blank=True, decimal_places=3, help_text='Counts within what may be conceded too; empty: no other limit than that.', max_digits=14, null=True, verbose_name='goodwill per order')),
                ('call_center', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='callcenter.callcenter', verbose_name='call center')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='payments.refundlimit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StoredToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token', models.CharField(help_text='The provider’s own name for the card. Never its number.', max_length=200, verbose_name='token')),
                ('brand', models.CharField(max_length=20, verbose_name='card brand')),
                ('last_four', models.CharField(max_length=4, verbose_name='last four digits')),
                ('is_active', models.BooleanField(default=True, verbose_name='active')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.customer', verbose_name='customer')),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='payments.paymentmethod', verbose_name='payment method')),
            ],
            options={
                'verbose_name': 'stored card',
                'verbose_name_plural': 'stored cards',
                'constraints': [models.UniqueConstraint(fields=('method', 'token'), name='payments_token_once'), models.CheckConstraint(condition=models.Q(('last_four__regex', '^[0-9]{4}$')), name='payments_token_last_four_only', violation_error_message='Enter the last four digits only, such as 4242.')],
            },
        ),
        migrations.CreateModel(
            name='TakingsCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(verbose_name='day at the call center')),
                ('terminal', models.CharField(blank=True, max_length=20, verbose_name='terminal')),
                ('number', models.PositiveIntegerField(default=1, verbose_name='number')),
                ('recorded', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='recorded')),
                ('counted', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='counted')),
                ('difference', models.DecimalField(decimal_places=3, default=Decimal('0'), max_digits=14, verbose_name='difference')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('agent', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='agent')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('call_center', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='callcenter.callcenter', verbose_name='call center')),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.paymentmethod', verbose_name='payment method')),
            ],
            options={
                'verbose_name': 'count of takings',
                'verbose_name_plural': 'counts of takings',
                'constraints': [models.UniqueConstraint(fields=('call_center', 'day', 'method', 'terminal', 'agent', 'number'), name='payments_takingscount_once'), models.CheckConstraint(condition=models.Q(('difference', django.db.models.expressions.CombinedExpression(models.F('counted'), '-', models.F('recorded')))), name='payments_takingscount_difference'), models.CheckConstraint(condition=models.Q(('by', models.F('agent')), _negated=True), name='payments_takingscount_by_another')],
            },
        ),
        migrations.CreateModel(
            name='OfferedMethod',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=10, help_text='Small numbers stand first.', verbose_name='position')),
                ('least', models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name='minimum')),
                ('most', models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name='maximum')),
                ('is_prepaid', models.BooleanField(default=False, help_text='Of a stored card; off: when the goods are shipped.', verbose_name='captured at Submit')),
                ('may_exceed', models.BooleanField(default=False, verbose_name='overpayment allowed')),
                ('waits_above', models.DecimalField(blank=True, decimal_places=3, help_text='A larger check keeps the order from the warehouse; empty: none does.', max_digits=14, null=True, verbose_name='a check waits above')),
                ('waits_days', models.PositiveSmallIntegerField(default=7, help_text='From the day it was received.', verbose_name='days a check waits')),
                ('expected_days', models.PositiveSmallIntegerField(default=14, help_text='A check to come that is not here by then cancels the order.', verbose_name='days a check may take')),
                ('call_center', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offered_methods', to='callcenter.callcenter', verbose_name='call center')),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offered', to='payments.paymentmethod', verbose_name='payment method')),
            ],
            options={
                'verbose_name': 'payment method of the call center',
                'verbose_name_plural': 'payment methods of the call center',
                'constraints': [models.UniqueConstraint(fields=('call_center', 'method'), name='payments_offeredmethod_once'), models.CheckConstraint(condition=models.Q(('least', None), ('most', None), ('least__lte', models.F('most')), _connector='OR'), name='payments_offeredmethod_limits_in_order', violation_error_message='The minimum must not be above the maximum.'), models.CheckConstraint(condition=models.Q(('waits_above', None), ('waits_above__gte', 0), _connector='OR'), name='payments_offeredmethod_waits_above_not_negative', violation_error_message='Enter an amount of 0 or more.')],
            },
        ),
        migrations.CreateModel(
            name='Payment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='Counts the payments of the order.', verbose_name='number')),
                ('amount', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='amount')),
                ('handed_over', models.DecimalField(blank=True, decimal_places=3, help_text='Cash that exceeded the amount.', max_digits=14, null=True, verbose_name='handed over')),
                ('brand', models.CharField(blank=True, max_length=20, verbose_name='card brand')),
                ('last_four', models.CharField(blank=True, max_length=4, validators=[django.core.validators.RegexValidator('^\\d{4}$')], verbose_name='last four digits')),
                ('terminal', models.CharField(blank=True, max_length=20, verbose_name='terminal')),
                ('approval_code', models.CharField(blank=True, max_length=20, verbose_name='approval code')),
                ('check_number', models.CharField(blank=True, max_length=30, verbose_name='check number')),
                ('taken_date', models.DateField(verbose_name='day at the call center')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('gift_card', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.giftcard', verbose_name='gift card')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='orders.order', verbose_name='sales order')),
                ('method', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payments', to='payments.paymentmethod', verbose_name='payment method')),
                ('token', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.storedtoken', verbose_name='stored card')),
            ],
            options={
                'verbose_name': 'payment',
                'verbose_name_plural': 'payments',
                'constraints': [models.UniqueConstraint(fields=('order', 'number'), name='payments_payment_numbered_once'), models.UniqueConstraint(condition=models.Q(('terminal', ''), _negated=True), fields=('terminal', 'taken_date', 'approval_code'), name='payments_payment_terminal_code_once'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payments_payment_amount_positive'), models.CheckConstraint(condition=models.Q(('last_four__regex', '^([0-9]{4})?$')), name='payments_payment_last_four_only'), models.CheckConstraint(condition=models.Q(('handed_over', None), ('handed_over__gte', models.F('amount')), _connector='OR'), name='payments_payment_handed_over_covers')],
            },
        ),
        migrations.CreateModel(
            name='OfferedMethodEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('position', models.PositiveSmallIntegerField(default=10, help_text='Small numbers stand first.', verbose_name='position')),
                ('least', models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name='minimum')),
                ('most', models.DecimalField(blank=True, decimal_places=3, max_digits=14, null=True, verbose_name='maximum')),
                ('is_prepaid', models.BooleanField(default=False, help_text='Of a stored card; off: when the goods are shipped.', verbose_name='captured at Submit')),
                ('may_exceed', models.BooleanField(default=False, verbose_name='overpayment allowed')),
                ('waits_above', models.DecimalField(blank=True, decimal_places=3, help_text='A larger check keeps the order from the warehouse; empty: none does.', max_digits=14, null=True, verbose_name='a check waits above')),
                ('waits_days', models.PositiveSmallIntegerField(default=7, help_text='From the day it was received.', verbose_name='days a check waits')),
                ('expected_days', models.PositiveSmallIntegerField(default=14, help_text='A check to come that is not here by then cancels the order.', verbose_name='days a check may take')),
                ('call_center', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='callcenter.callcenter', verbose_name='call center')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='payments.offeredmethod')),
                ('method', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='payments.paymentmethod', verbose_name='payment method')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ProviderRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(unique=True, verbose_name='key')),
                ('asks', models.CharField(choices=[('authorise', 'Authorise'), ('capture', 'Capture'), ('void', 'Void'), ('refund', 'Refund')], max_length=10, verbose_name='asks to')),
                ('amount', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='amount')),
                ('reference', models.CharField(blank=True, help_text='The provider’s, of what it did before.', max_length=60, verbose_name='reference')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent at')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='answered at')),
                ('outcome', models.CharField(blank=True, max_length=20, verbose_name='outcome')),
                ('said', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='payments.payment', verbose_name='payment')),
            ],
            options={
                'verbose_name': 'request to a provider',
                'verbose_name_plural': 'requests to providers',
                'indexes': [models.Index(condition=models.Q(('answered_at', None)), fields=['at'], name='payments_request_open')],
                'constraints': [models.CheckConstraint(condition=models.Q(('asks__in', ['authorise', 'capture', 'void', 'refund'])), name='payments_request_asks_known'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payments_request_amount_positive'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('outcome', '')), models.Q(('answered_at__isnull', False), ('sent_at__isnull', False), models.Q(('outcome', ''), _negated=True)), _connector='OR'), name='payments_request_answered_whole')],
            },
        ),
        migrations.CreateModel(
            name='Refund',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(help_text='Counts the refunds of the order.', verbose_name='number')),
                ('amount', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='amount')),
                ('goodwill', models.DecimalField(decimal_places=3, default=Decimal('0'), help_text='The part of it that nobody owes the customer.', max_digits=14, verbose_name='goodwill')),
                ('as_credit', models.BooleanField(default=False, verbose_name='as credit of the customer')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('made_at', models.DateTimeField(blank=True, null=True, verbose_name='made at')),
                ('reference', models.CharField(blank=True, help_text='Terminal code, check number.', max_length=60, verbose_name='reference')),
                ('dropped_at', models.DateTimeField(blank=True, null=True, verbose_name='dropped at')),
                ('approval', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='orders.approval', verbose_name='approval')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('dropped_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='dropped by')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='made by')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='orders.order', verbose_name='sales order')),
                ('payment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='refunds', to='payments.payment', verbose_name='payment')),
                ('reason', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.reasoncode', verbose_name='reason code')),
            ],
            options={
                'verbose_name': 'refund',
                'verbose_name_plural': 'refunds',
                'indexes': [models.Index(condition=models.Q(('dropped_at', None), ('made_at', None)), fields=['at'], name='payments_refund_to_make')],
                'constraints': [models.UniqueConstraint(fields=('order', 'number'), name='payments_refund_numbered_once'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payments_refund_amount_positive'), models.CheckConstraint(condition=models.Q(('goodwill__gte', 0), ('goodwill__lte', models.F('amount'))), name='payments_refund_goodwill_is_a_part'), models.CheckConstraint(condition=models.Q(models.Q(('made_at', None), ('made_by', None), ('reference', '')), models.Q(('made_at__isnull', False), ('made_by__isnull', False), models.Q(('reference', ''), _negated=True)), _connector='OR'), name='payments_refund_made_by_reference'), models.CheckConstraint(condition=models.Q(models.Q(('dropped_at', None), ('dropped_by', None)), models.Q(('dropped_at__isnull', False), ('dropped_by__isnull', False), ('made_at', None)), _connector='OR'), name='payments_refund_dropped_whole')],
            },
        ),
        migrations.CreateModel(
            name='GiftCardEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('issued', 'Issued'), ('held', 'Held by an order'), ('freed', 'Freed'), ('refunded', 'Refunded'), ('voided', 'Voided')], max_length=10, verbose_name='kind')),
                ('amount', models.DecimalField(decimal_places=3, help_text='What lowers it is negative.', max_digits=14, verbose_name='amount')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('card', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='payments.giftcard', verbose_name='gift card')),
                ('payment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.payment', verbose_name='payment')),
            ],
            options={
                'verbose_name': 'gift card entry',
                'verbose_name_plural': 'gift card entries',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('amount__gt', 0), ('kind', 'issued'), ('payment', None)), models.Q(('amount__lt', 0), ('kind', 'voided'), ('payment', None)), models.Q(('amount__lt', 0), ('kind', 'held'), ('payment__isnull', False)), models.Q(('amount__gt', 0), ('kind__in', ['freed', 'refunded']), ('payment__isnull', False)), _connector='OR'), name='payments_giftcardentry_kind_has_its_sign')],
            },
        ),
        migrations.CreateModel(
            name='CreditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('currency', models.CharField(max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z]{3}$', 'Three capital letters, such as USD.')], verbose_name='currency')),
                ('amount', models.DecimalField(decimal_places=3, help_text='What lowers it is negative.', max_digits=14, verbose_name='amount')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('kind', models.CharField(choices=[('credited', 'Credited'), ('held', 'Held by an order'), ('freed', 'Freed'), ('adjusted', 'Adjusted')], max_length=10, verbose_name='kind')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.customer', verbose_name='customer')),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order', verbose_name='sales order')),
                ('payment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.payment', verbose_name='payment')),
            ],
            options={
                'verbose_name': 'credit entry',
                'verbose_name_plural': 'credit entries',
                'indexes': [models.Index(fields=['customer', 'currency'], name='payments_creditentry_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['credited', 'held', 'freed', 'adjusted'])), name='payments_creditentry_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'adjusted'), models.Q(('amount', 0), _negated=True)), models.Q(('amount__lt', 0), ('kind', 'held')), models.Q(('amount__gt', 0), ('kind__in', ['credited', 'freed'])), _connector='OR'), name='payments_creditentry_amount_has_its_sign'), models.CheckConstraint(condition=models.Q(('order__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='payments_creditentry_says_why')],
            },
        ),
        migrations.CreateModel(
            name='AccountEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('currency', models.CharField(max_length=3, validators=[django.core.validators.RegexValidator('^[A-Z]{3}$', 'Three capital letters, such as USD.')], verbose_name='currency')),
                ('amount', models.DecimalField(decimal_places=3, help_text='What lowers it is negative.', max_digits=14, verbose_name='amount')),
                ('reason', models.CharField(blank=True, max_length=200, verbose_name='reason')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('kind', models.CharField(choices=[('claimed', 'Claimed'), ('returned', 'Claimed for a returned payment'), ('lowered', 'Lowered'), ('settled', 'Settled'), ('adjusted', 'Adjusted')], max_length=10, verbose_name='kind')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('customer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='customers.customer', verbose_name='customer')),
                ('order', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='orders.order', verbose_name='sales order')),
                ('payment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='payments.payment', verbose_name='payment')),
            ],
            options={
                'verbose_name': 'account entry',
                'verbose_name_plural': 'account entries',
                'indexes': [models.Index(fields=['customer', 'currency'], name='payments_accountentry_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['claimed', 'returned', 'lowered', 'settled', 'adjusted'])), name='payments_accountentry_kind_known'), models.CheckConstraint(condition=models.Q(('amount', 0), _negated=True), name='payments_accountentry_amount_not_zero'), models.CheckConstraint(condition=models.Q(('payment__isnull', False), models.Q(('kind__in', ['settled', 'adjusted']), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='payments_accountentry_says_why')],
            },
        ),
        migrations.CreateModel(
            name='PaymentEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('requested', 'Requested'), ('authorised', 'Authorised'), ('waiting', 'Waiting'), ('accepted', 'Accepted on account'), ('captured', 'Captured'), ('declined', 'Declined'), ('voided', 'Voided'), ('refunded', 'Refunded'), ('returned', 'Returned'), ('written_off', 'Written off'), ('credited', 'Credited'), ('unknown', 'Unknown')], max_length=12, verbose_name='event')),
                ('amount', models.DecimalField(decimal_places=3, max_digits=14, verbose_name='amount')),
                ('reference', models.CharField(blank=True, max_length=60, verbose_name='reference')),
                ('until', models.DateTimeField(blank=True, help_text='A check: when it is good; a check to come: until when it may come.', null=True, verbose_name='until')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='payment_events', to='orders.order', verbose_name='sales order')),
                ('payment', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='events', to='payments.payment', verbose_name='payment')),
            ],
            options={
                'verbose_name': 'payment event',
                'verbose_name_plural': 'payment events',
                'indexes': [models.Index(fields=['order', 'at'], name='payments_event_of_order')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['requested', 'authorised', 'waiting', 'accepted', 'captured', 'declined', 'voided', 'refunded', 'returned', 'written_off', 'credited', 'unknown'])), name='payments_event_kind_known'), models.CheckConstraint(condition=models.Q(('amount__gt', 0)), name='payments_event_amount_positive'), models.CheckConstraint(condition=models.Q(('payment__isnull', False), ('kind__in', ['written_off', 'credited']), _connector='OR'), name='payments_event_names_its_payment')],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentmethod',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "payments_paymentmethodevent" ("code", "function", "id", "is_active", "name", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider") VALUES (NEW."code", NEW."function", NEW."id", NEW."is_active", NEW."name", NEW."name_fr", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provider"); RETURN NULL;', hash='791b674b3b88d68a82687f2244e6d95a638dc338', operation='INSERT', pgid='pgtrigger_insert_insert_66877', table='payments_paymentmethod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentmethod',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "payments_paymentmethodevent" ("code", "function", "id", "is_active", "name", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider") VALUES (NEW."code", NEW."function", NEW."id", NEW."is_active", NEW."name", NEW."name_fr", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provider"); RETURN NULL;', hash='e80b2ae7da9c96ecb24c6775ae26eb0a60da15d4', operation='UPDATE', pgid='pgtrigger_update_update_12d06', table='payments_paymentmethod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentmethod',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "payments_paymentmethodevent" ("code", "function", "id", "is_active", "name", "name_fr", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provider") VALUES (OLD."code", OLD."function", OLD."id", OLD."is_active", OLD."name", OLD."name_fr", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provider"); RETURN NULL;', hash='50c820567159cec1b2f4a1f0efb76c915057779f', operation='DELETE', pgid='pgtrigger_delete_delete_95719', table='payments_paymentmethod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='giftcard',
            trigger=pgtrigger.compiler.Trigger(name='payments_giftcard_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='e6efb1776e7b3dbdee5653be94d51317209bef27', operation='DELETE', pgid='pgtrigger_payments_giftcard_stays_3de58', table='payments_giftcard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='giftcard',
            trigger=pgtrigger.compiler.Trigger(name='payments_giftcard_as_it_was', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."line_id" IS DISTINCT FROM (NEW."line_id") OR OLD."number_hash" IS DISTINCT FROM (NEW."number_hash") OR OLD."pin_hash" IS DISTINCT FROM (NEW."pin_hash") OR OLD."last_four" IS DISTINCT FROM (NEW."last_four") OR OLD."currency" IS DISTINCT FROM (NEW."currency") OR OLD."value" IS DISTINCT FROM (NEW."value") OR OLD."issued_at" IS DISTINCT FROM (NEW."issued_at") OR OLD."issued_by_id" IS DISTINCT FROM (NEW."issued_by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='f095bdc8884f2c2e5235c96f5e790cfcda62cfbd', operation='UPDATE', pgid='pgtrigger_payments_giftcard_as_it_was_d26a2', table='payments_giftcard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='giftcard',
            trigger=pgtrigger.compiler.Trigger(name='payments_giftcard_closed_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."voided_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='9ce5ad2a713cb28e5fc05f815986dc53dbd3bc3d', operation='UPDATE', pgid='pgtrigger_payments_giftcard_closed_once_f70a1', table='payments_giftcard', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='giftcardentry',
            trigger=pgtrigger.compiler.Trigger(name='payments_giftcardentry_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='2d26e1db7e6521bf37307d6d9acc07fce8aa901c', operation='UPDATE OR DELETE', pgid='pgtrigger_payments_giftcardentry_only_added_aa8c8', table='payments_giftcardentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='creditentry',
            trigger=pgtrigger.compiler.Trigger(name='payments_creditentry_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ff443eb19ab29664be0e181fab7809673e93236c', operation='UPDATE OR DELETE', pgid='pgtrigger_payments_creditentry_only_added_8007f', table='payments_creditentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='accountentry',
            trigger=pgtrigger.compiler.Trigger(name='payments_accountentry_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='7c19ae84a0660228b7ab88736ddf9057d71e81a4', operation='UPDATE OR DELETE', pgid='pgtrigger_payments_accountentry_only_added_83140', table='payments_accountentry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='paymentevent',
            trigger=pgtrigger.compiler.Trigger(name='payments_event_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6a3a487ca40949582e73830210bbf5e0253b11a6', operation='UPDATE OR DELETE', pgid='pgtrigger_payments_event_only_added_3a280', table='payments_paymentevent', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offeredmethod',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "payments_offeredmethodevent" ("call_center_id", "expected_days", "id", "is_prepaid", "least", "may_exceed", "method_id", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "waits_above", "waits_days") VALUES (NEW."call_center_id", NEW."expected_days", NEW."id", NEW."is_prepaid", NEW."least", NEW."may_exceed", NEW."method_id", NEW."most", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."waits_above", NEW."waits_days"); RETURN NULL;', hash='2cb8c8edac282618a7d17bf8be2d2c1480a5b670', operation='INSERT', pgid='pgtrigger_insert_insert_d96a1', table='payments_offeredmethod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offeredmethod',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "payments_offeredmethodevent" ("call_center_id", "expected_days", "id", "is_prepaid", "least", "may_exceed", "method_id", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "waits_above", "waits_days") VALUES (NEW."call_center_id", NEW."expected_days", NEW."id", NEW."is_prepaid", NEW."least", NEW."may_exceed", NEW."method_id", NEW."most", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."waits_above", NEW."waits_days"); RETURN NULL;', hash='836b6535a3bd411dad12598137b9da0d7814452d', operation='UPDATE', pgid='pgtrigger_update_update_da7ca', table='payments_offeredmethod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='offeredmethod',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "payments_offeredmethodevent" ("call_center_id", "expected_days", "id", "is_prepaid", "least", "may_exceed", "method_id", "most", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "waits_above", "waits_days") VALUES (OLD."call_center_id", OLD."expected_days", OLD."id", OLD."is_prepaid", OLD."least", OLD."may_exceed", OLD."method_id", OLD."most", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."waits_above", OLD."waits_days"); RETURN NULL;', hash='7d72a01fe9d504921648b1fd7cccb01d3ebe54a2', operation='DELETE', pgid='pgtrigger_delete_delete_5f7c8', table='payments_offeredmethod', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='providerrequest',
            trigger=pgtrigger.compiler.Trigger(name='payments_request_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='c9a6cf9461786da9f5ca00c4c7ef057677b9daeb', operation='DELETE', pgid='pgtrigger_payments_request_stays_2b605', table='payments_providerrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='providerrequest',
            trigger=pgtrigger.compiler.Trigger(name='payments_request_as_it_was', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."payment_id" IS DISTINCT FROM (NEW."payment_id") OR OLD."key" IS DISTINCT FROM (NEW."key") OR OLD."asks" IS DISTINCT FROM (NEW."asks") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."reference" IS DISTINCT FROM (NEW."reference") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='834ac3a1c7f0d1e87da1b32f8b9d7974d09d9f23', operation='UPDATE', pgid='pgtrigger_payments_request_as_it_was_cbc39', table='payments_providerrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='providerrequest',
            trigger=pgtrigger.compiler.Trigger(name='payments_request_closed_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."answered_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='b6aa50d051d207dfc0962b1094bb4f58a6385cca', operation='UPDATE', pgid='pgtrigger_payments_request_closed_once_56280', table='payments_providerrequest', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refund',
            trigger=pgtrigger.compiler.Trigger(name='payments_refund_stays', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot delete rows from % table', TG_TABLE_NAME;", hash='fbfc6208cb783749cf6eee1eda781fc14ae17744', operation='DELETE', pgid='pgtrigger_payments_refund_stays_fcf33', table='payments_refund', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refund',
            trigger=pgtrigger.compiler.Trigger(name='payments_refund_as_it_was', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."order_id" IS DISTINCT FROM (NEW."order_id") OR OLD."number" IS DISTINCT FROM (NEW."number") OR OLD."payment_id" IS DISTINCT FROM (NEW."payment_id") OR OLD."amount" IS DISTINCT FROM (NEW."amount") OR OLD."goodwill" IS DISTINCT FROM (NEW."goodwill") OR OLD."as_credit" IS DISTINCT FROM (NEW."as_credit") OR OLD."reason_id" IS DISTINCT FROM (NEW."reason_id") OR OLD."note" IS DISTINCT FROM (NEW."note") OR OLD."approval_id" IS DISTINCT FROM (NEW."approval_id") OR OLD."at" IS DISTINCT FROM (NEW."at") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id"))', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='945001d5d91a72d23c9574be829dfa8b24bd9f89', operation='UPDATE', pgid='pgtrigger_payments_refund_as_it_was_f8647', table='payments_refund', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refund',
            trigger=pgtrigger.compiler.Trigger(name='payments_refund_closed_once', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."made_at" IS NOT NULL OR OLD."dropped_at" IS NOT NULL)', func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;", hash='7407aee8e08df209758ad0d5e82358989df80ff4', operation='UPDATE', pgid='pgtrigger_payments_refund_closed_once_8f714', table='payments_refund', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refundlimit',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "payments_refundlimitevent" ("call_center_id", "goodwill", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refund", "role") VALUES (NEW."call_center_id", NEW."goodwill", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."refund", NEW."role"); RETURN NULL;', hash='9e3331a65fed3639ed06c58f47051c9643fb2c07', operation='INSERT', pgid='pgtrigger_insert_insert_89090', table='payments_refundlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refundlimit',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "payments_refundlimitevent" ("call_center_id", "goodwill", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refund", "role") VALUES (NEW."call_center_id", NEW."goodwill", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."refund", NEW."role"); RETURN NULL;', hash='b467d2111f41677bacf05f64ae335433437cd03f', operation='UPDATE', pgid='pgtrigger_update_update_8bbe6', table='payments_refundlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='refundlimit',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "payments_refundlimitevent" ("call_center_id", "goodwill", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refund", "role") VALUES (OLD."call_center_id", OLD."goodwill", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."refund", OLD."role"); RETURN NULL;', hash='f9b3efde581693f5b0bda3936de5a04aa78b8a89', operation='DELETE', pgid='pgtrigger_delete_delete_e4b9c', table='payments_refundlimit', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='release',
            trigger=pgtrigger.compiler.Trigger(name='payments_release_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='58b38cc9f37ee7bd8a79fdb82227ed7a35be4ac2', operation='UPDATE OR DELETE', pgid='pgtrigger_payments_release_only_added_12f13', table='payments_release', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='payment',
            trigger=pgtrigger.compiler.Trigger(name='payments_payment_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f4751630306e5a8b2385bb92a1106e8001eebc82', operation='UPDATE OR DELETE', pgid='pgtrigger_payments_payment_only_added_f47ee', table='payments_payment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='takingscount',
            trigger=pgtrigger.compiler.Trigger(name='payments_takingscount_only_added', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e9f6a1b430a9cc9ba69cec57d7734095faa47556', operation='UPDATE OR DELETE', pgid='pgtrigger_payments_takingscount_only_added_189b5', table='payments_takingscount', when='BEFORE')),
        ),
    ]
