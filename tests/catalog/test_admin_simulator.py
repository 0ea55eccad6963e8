"""Charges tried in the admin, and a change of a rule previewed: both tell sums and save nothing."""

import re
from datetime import date
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import ChargeCode, ChargeRule, ModeForItem, ModeForRegion
from tests import factories
from tests.catalog.test_admin_rules import RULES, rule_form
from tests.factories.channel import standard

pytestmark = pytest.mark.django_db


def shipping(**options):
    return factories.ChargeRuleFactory.create(
        tiers=[("0", "50", "5.95"), ("50", "150", "7.95"), ("150", None, "0")], **options
    )


def tried(client, **changes):
    form = {
        "call_center": factories.home().pk,
        "mode": standard().pk,
        "day": date(2026, 7, 1),
        "line-1-goods": "100.00",
        "line-1-quantity": "1",
    }
    return client.get(f"{RULES}try/", form | changes)


def rows(answer, part):
    """Return the cells of each row in a part of the page, as they are read."""
    text = answer.content.decode().partition(f'id="{part}"')[2].partition("<fieldset")[0]
    lines = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    return [
        [" ".join(unescape(re.sub(r"<[^>]+>", " ", cell)).split())
         for cell in re.findall(r"<t[hd](?: [^>]*)?>(.*?)</t[hd]>", line, re.DOTALL)]
        for line in lines
    ]  # fmt: skip


def test_the_charges_of_an_order_are_told_with_their_sentences(admin_client):
    shipping(mode=standard())

    answer = tried(admin_client)

    assert rows(answer, "tried") == [
        ["Charge", "Amount", "Tax", "Why"],
        ["Shipping", "7.95", "0.00", "Mode 99 Standard, goods 100.00 are in tier 50.00 up to 150.00."],
        ["Total", "7.95", "0.00", ""],
        ["Goods", "99 Standard"],
        ["0.00", "Shipping 5.95"],
        ["49.99", "Shipping 5.95"],
        ["50.00", "Shipping 7.95"],
        ["100.00", "Shipping 7.95"],
        ["149.99", "Shipping 7.95"],
        ["150.00", "Shipping 0.00"],
    ]  # fmt: skip


def test_a_rule_for_a_group_is_asked_of_its_customers_alone(admin_client):
    rule = shipping()
    group = factories.CustomerGroupFactory.create()
    factories.ChargeRuleFactory.create(
        charge_code=rule.charge_code, customer_group=group, tiers=[("0", None, "3.00")]
    )

    assert rows(tried(admin_client), "tried")[2][1] == "7.95"
    assert rows(tried(admin_client, customer_group=group.pk), "tried")[2][1] == "3.00"


def test_a_rule_for_an_item_is_asked_on_its_goods(admin_client):
    item = factories.ItemFactory.create(item_number="30003")
    factories.ChargeRuleFactory.create(
        level="line", item=item, tiers=[("0", None, "10")], tiers__kind="percent"
    )

    answer = tried(
        admin_client,
        **{"line-2-item": "30003", "line-2-goods": "20.00", "line-2-quantity": "3"},
    )

    assert rows(answer, "tried")[1] == [
        "Shipping", "2.00", "0.00", "For any amount. 10 % of 20.00 is 2.00."
    ]  # fmt: skip


def test_a_mode_that_does_not_go_there_says_so_beside_its_charges(admin_client):
    shipping(mode=standard())
    here = "This mode does not go there: pick another one to order."
    ModeForRegion.objects.create(mode=standard(), country="US", state="HI", is_excluded=True)

    assert here not in tried(admin_client, state="OR").content.decode()
    refused = tried(admin_client, state="HI")
    assert here in refused.content.decode()
    assert rows(refused, "tried")[1][:2] == ["Shipping", "7.95"]

    ModeForRegion.objects.create(mode=standard(), country="US")  # and nowhere else
    assert here in tried(admin_client, country="CA").content.decode()


def test_a_mode_that_does_not_take_an_item_names_it(admin_client):
    shipping(mode=standard())
    taken, refused = (factories.ItemFactory.create(item_number=n) for n in ("30003", "30004"))
    ModeForItem.objects.create(mode=standard(), item=refused, is_excluded=True)
    asked = {"line-1-item": taken.item_number, "line-2-goods": "20.00", "line-2-quantity": "1"}

    with_it = tried(admin_client, **asked, **{"line-2-item": "30004"}).content.decode()
    without = tried(admin_client, **asked, **{"line-2-item": "30003"}).content.decode()

    says = "This mode does not take item 30004: pick another one to order."
    assert (says in with_it, "This mode does not take" in without) == (True, False)


def test_the_tax_of_a_charge_is_that_of_its_own_group_where_the_order_goes(admin_client):
    group = factories.TaxGroupFactory.create()
    factories.TaxRateFactory.create(tax_group=group, percent=Decimal("8.25"))
    rule = shipping(mode=standard())
    ChargeCode.objects.filter(pk=rule.charge_code_id).update(tax="own", tax_group=group)

    taxed, untaxed = tried(admin_client), tried(admin_client, country="CA")

    assert rows(taxed, "tried")[1][:3] == ["Shipping", "7.95", "0.66"]  # 0.655875
    assert rows(taxed, "tried")[2][:3] == ["Total", "7.95", "0.66"]
    assert rows(untaxed, "tried")[2][:3] == ["Total", "7.95", "0.00"]


def test_more_lines_rules_and_modes_ask_no_more(admin_client):
    shipping(mode=standard())
    tried(admin_client)  # makes the call center
    few = queries_of(lambda: tried(admin_client))

    for number in range(4):
        item = factories.ItemFactory.create(item_number=f"3000{number}")
        mode = factories.OfferedModeFactory.create().mode
        shipping(mode=mode, item_group=item.group)
    lines = {f"line-{n}-goods": "20.00" for n in range(2, 6)}
    tried(admin_client, **lines)  # set-up is kept from here on

    assert queries_of(lambda: tried(admin_client, **lines)) == few


def test_a_preview_of_more_tiers_by_more_modes_asks_no_more(admin_client):
    factories.home()
    rule = shipping()
    tiers = [(tier.pk, str(tier.at_least), str(tier.below or ""), str(tier.value))
             for tier in rule.tiers.order_by("at_least")]  # fmt: skip
    form = rule_form(rule, *tiers, _preview="Preview")
    preview = lambda: admin_client.post(f"{RULES}{rule.pk}/change/", form)  # noqa: E731
    preview()  # once for what is only asked the first time
    few = queries_of(preview)

    for _number in range(4):
        shipping(mode=factories.OfferedModeFactory.create().mode)
    preview()

    assert queries_of(preview) == few


def queries_of(ask):
    with CaptureQueriesContext(connection) as asked:
        assert ask().status_code == 200
    return len(asked)


def test_an_item_nobody_knows_is_refused_and_what_was_typed_stays(admin_client):
    text = tried(admin_client, **{"line-1-item": "nothing"}).content.decode()

    assert "No item has the number nothing: look it up in the list of items" in text
    assert 'value="nothing"' in text
    assert 'id="tried"' not in text


def test_the_page_is_linked_from_the_list_and_from_each_rule(admin_client):
    rule = shipping(mode=standard())

    assert f'href="{RULES}try/"' in admin_client.get(RULES).content.decode()
    assert (
        f'href="{RULES}try/?rule={rule.pk}"'
        in admin_client.get(f"{RULES}{rule.pk}/change/").content.decode()
    )
    text = admin_client.get(f"{RULES}try/?rule={rule.pk}").content.decode()
    assert f'<option value="{rule.mode_id}" selected>99 Standard</option>' in text


def test_an_agent_may_not_try_charges(agent_client):
    assert agent_client.get(f"{RULES}try/", follow=True).status_code == 403


def test_a_preview_shows_now_and_after_and_saves_nothing(admin_client):
    factories.home()
    rule = shipping(mode=standard())
    low, middle, high = rule.tiers.order_by("at_least")
    form = rule_form(
        rule, (low.pk, "0", "50", "5.95"), (middle.pk, "50", "150", "8.95"),
        (high.pk, "150", "", "0"), mode=rule.mode_id, _preview="Preview",
    )  # fmt: skip

    answer = admin_client.post(f"{RULES}{rule.pk}/change/", form)

    assert answer.status_code == 200
    why = "Mode 99 Standard, goods 100.00 are in tier 50.00 up to 150.00."
    told = rows(answer, "rule-preview")
    assert [row[:2] + row[4:] for row in told] == [
        ["Mode of delivery", "Goods", "Difference"],
        ["99 Standard", "0.00", "None"],
        ["99 Standard", "49.99", "None"],
        ["99 Standard", "50.00", "7.95 → 8.95"],
        ["99 Standard", "100.00", "7.95 → 8.95"],
        ["99 Standard", "149.99", "7.95 → 8.95"],
        ["99 Standard", "150.00", "None"],
    ]
    assert told[4][2:4] == [f"Shipping 7.95 {why}", f"Shipping 8.95 {why}"]
    assert 'name="tiers-1-value" value="8.95"' in answer.content.decode()
    assert ChargeRule.objects.get().replaced_at is None
    middle.refresh_from_db()
    assert middle.value == Decimal("7.95")


def test_a_new_rule_is_previewed_before_it_is_there(admin_client):
    mode = standard()
    rule = ChargeRule(charge_code=factories.ChargeCodeFactory.create())

    answer = admin_client.post(
        f"{RULES}add/", rule_form(rule, ("", "0", "", "4.00"), mode=mode.pk, _preview="Preview")
    )

    assert rows(answer, "rule-preview")[1:] == [
        ["99 Standard", "0.00", "–", "Shipping 4.00 Mode 99 Standard, for any amount.", "0.00 → 4.00"],
        ["99 Standard", "100.00", "–", "Shipping 4.00 Mode 99 Standard, for any amount.", "0.00 → 4.00"],
    ]  # fmt: skip
    assert not ChargeRule.objects.exists()


def test_a_rule_with_an_error_is_not_previewed(admin_client):
    rule = shipping()
    low = rule.tiers.order_by("at_least")[0]

    answer = admin_client.post(
        f"{RULES}{rule.pk}/change/", rule_form(rule, (low.pk, "0", "50", "-1"), _preview="Preview")
    )

    assert "A charge cannot be negative: enter 0 or more." in answer.content.decode()
    assert 'id="rule-preview"' not in answer.content.decode()
