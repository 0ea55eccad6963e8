"""The call center's page in the admin, and those who work for it."""

import pytest

from callcenter.models import CallCenter, ChannelUser, Role, User
from tests import factories
from tests.front.admin_rows import count_queries, page

pytestmark = pytest.mark.django_db


def test_an_admin_adds_a_channel_user(admin_client, call_center):
    user = factories.UserFactory.create(username="eve")
    url = page(ChannelUser, "add")
    text = admin_client.get(url).content.decode()
    for label in ("Call center", "User ID", "Name"):
        assert f">{label}</label>" in text
    assert f'<option value="{user.pk}">eve</option>' in text

    answer = admin_client.post(
        url, {"call_center": call_center.pk, "user": user.pk, "name": "Eve", "role": Role.AGENT}
    )

    assert answer.status_code == 302
    assert list(CallCenter.objects.of(User.objects.get(username="eve"))) == [call_center]


def test_a_call_center_asks_as_many_queries_for_thirty_channel_users_as_for_one(
    admin_client, call_center
):
    url = page(CallCenter, "change", call_center.pk)
    admin_client.get(url)
    for_one = count_queries(admin_client, url)

    factories.ChannelUserFactory.create_batch(29, call_center=call_center)
    factories.OfferedModeFactory.create_batch(5, call_center=call_center)
    factories.OfferedMethodFactory.create_batch(5, call_center=call_center)
    factories.OfferedPriceGroupFactory.create_batch(5, call_center=call_center)
    factories.CatalogFactory.create_batch(5)

    assert count_queries(admin_client, url) == for_one


def test_the_set_up_check_stands_on_the_call_centers_page(admin_client):
    call_center = factories.CallCenterFactory.create(code="BARE", bare=True)

    text = admin_client.get(page(CallCenter, "change", call_center.pk)).content.decode()

    assert "Missing: <a" in text
    assert "Add a channel user whose user is active." in text
    assert "Done: The call center is active." in text


def modes_form(call_center, *rows):
    """Fill in the call center's page with its modes: (row, is it the default)."""
    form = {
        name: getattr(call_center, name)
        for name in (
            "code", "name", "company_name", "currency", "country", "language", "time_zone",
            "tax_name", "tolerance_percent", "tolerance_amount", "reserving", "reserved_minutes",
            "amending_minutes", "read_out_minutes", "draft_days",
        )
    }  # fmt: skip
    for prefix in (
        "channel_users", "concession_limits", "refund_limits", "offered_warehouses", "closed_days",
        "offered_methods", "offered_catalogs", "offered_price_groups",
    ):  # fmt: skip
        form |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    form |= {"offered_modes-TOTAL_FORMS": len(rows), "offered_modes-INITIAL_FORMS": len(rows)}
    for i, (row, is_default) in enumerate(rows):
        form |= {
            f"offered_modes-{i}-id": row.pk,
            f"offered_modes-{i}-call_center": call_center.pk,
            f"offered_modes-{i}-mode": row.mode_id,
            f"offered_modes-{i}-position": row.position,
        } | ({f"offered_modes-{i}-is_default": "on"} if is_default else {})
    return form


def test_the_default_mode_moves_in_one_save(admin_client, call_center):
    old = call_center.offered_modes.get()
    new = factories.OfferedModeFactory.create(call_center=call_center)
    url = page(CallCenter, "change", call_center.pk)

    answer = admin_client.post(url, modes_form(call_center, (new, True), (old, False)))

    assert answer.status_code == 302
    assert call_center.offered_modes.get(is_default=True) == new


def test_two_default_modes_are_refused_on_the_form(admin_client, call_center):
    old = call_center.offered_modes.get()
    new = factories.OfferedModeFactory.create(call_center=call_center)
    url = page(CallCenter, "change", call_center.pk)

    answer = admin_client.post(url, modes_form(call_center, (new, True), (old, True)))

    assert answer.status_code == 200
    assert "A call center has one default mode: untick the other." in answer.content.decode()
    assert call_center.offered_modes.get(is_default=True) == old
