"""A second factor is compulsory for a role: told with the day, then nothing else is reachable."""

from datetime import timedelta
from html import unescape

import pytest
from allauth.mfa.totp.internal import auth
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from callcenter.doors.second_factors import KEY, last_day_without
from callcenter.models import ChannelUser, Role, SecondFactorRule, Whose
from tests.callcenter.doors.signing_in import is_in, sign_in
from tests.factories import PASSWORD, CallCenterFactory
from tests.orders.conceding import enrol

pytestmark = pytest.mark.django_db
SET_UP = "/accounts/2fa/totp/activate/"
DAY = timedelta(days=1)
TOLD = "Set up a second factor by "
PAGES = ["/", "/customers/", "/orders/", "/prices/", "/accounts/2fa/", "/accounts/password/change/"]


def compulsory(role=Whose.AGENT, *, since=0, grace=3, **more):
    day = timezone.localdate() + timedelta(days=since)
    return SecondFactorRule.objects.create(role=role, since=day, grace_days=grace, **more)


def joined(user, *, days_ago):
    user.date_joined = timezone.now() - timedelta(days=days_ago)
    user.save(update_fields=["date_joined"])


@pytest.fixture
def old_agent(agent, clock):
    joined(agent, days_ago=400)
    return agent


def test_without_a_rule_nobody_is_asked(old_agent):
    client = Client()
    sign_in(client, old_agent.username)

    assert KEY not in client.session
    assert TOLD not in client.get("/customers/").content.decode()


def test_the_user_is_told_the_day_at_each_sign_in(old_agent):
    compulsory()
    client = Client()
    sign_in(client, old_agent.username)

    page = unescape(client.get("/customers/").content.decode())

    assert f'href="{SET_UP}"' in page
    assert TOLD in page
    assert client.session[KEY] == (timezone.localdate() + 3 * DAY).isoformat()


def test_after_the_days_of_grace_every_page_leads_to_the_set_up(old_agent, clock):
    compulsory()
    client = Client()
    sign_in(client, old_agent.username)
    clock.shift(3 * DAY)
    client = Client()
    sign_in(client, old_agent.username)
    assert client.get("/customers/").status_code == 200  # the last day

    clock.shift(DAY)
    client = Client()
    sign_in(client, old_agent.username)

    assert {page: client.get(page).headers.get("Location") for page in PAGES} == dict.fromkeys(
        PAGES, SET_UP
    )
    assert client.post("/orders/1/lines/add/", {}).headers["Location"] == SET_UP
    part = client.get("/customers/", headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == SET_UP
    assert client.post("/accounts/logout/").headers["Location"] == "/accounts/login/"


def test_a_sign_in_that_lasts_over_the_day_ends_there_too(old_agent, clock):
    compulsory(grace=0)
    client = Client()
    sign_in(client, old_agent.username)
    clock.shift(timedelta(hours=11))  # past midnight

    assert client.get("/customers/").headers["Location"] == SET_UP


def test_who_sets_it_up_reaches_everything_again(old_agent, clock):
    compulsory(since=-9)
    client = Client()
    sign_in(client, old_agent.username)
    assert client.get(SET_UP).headers["Location"].startswith("/accounts/reauthenticate/")
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get(SET_UP).content.decode()
    assert "You need a second factor now" in page

    secret = client.session[auth.SECRET_SESSION_KEY]
    _, counter, _ = auth.yield_hotp_counters_from_time()
    client.post(SET_UP, {"code": auth.format_hotp_value(auth.hotp_value(secret, counter))})

    assert client.get("/customers/").status_code == 200
    client.post("/accounts/2fa/totp/deactivate/")
    assert client.get("/customers/").headers["Location"] == SET_UP


def test_who_has_one_is_not_asked(old_agent):
    compulsory(since=-9)
    enrol(old_agent)

    assert last_day_without(old_agent) is None


def test_a_new_user_has_his_own_days(agent, clock):
    compulsory(since=-100, grace=14)
    joined(agent, days_ago=2)

    assert last_day_without(agent) == timezone.localdate() + 12 * DAY


def test_the_role_and_the_call_center_count(old_agent, call_center, admin):
    compulsory(Whose.SUPERVISOR)
    compulsory(Whose.AGENT, call_center=CallCenterFactory.create(code="OTHER", bare=True))
    compulsory(Whose.ADMIN, grace=1)
    assert last_day_without(old_agent) is None
    assert last_day_without(admin) == timezone.localdate() + DAY

    compulsory(Whose.AGENT, call_center=call_center, grace=5)
    assert last_day_without(old_agent) == timezone.localdate() + 5 * DAY
    ChannelUser.objects.filter(user=old_agent).update(role=Role.SUPERVISOR)
    assert last_day_without(old_agent) == timezone.localdate() + 3 * DAY


def test_admins_too(admin, clock):
    compulsory(Whose.ADMIN, grace=0)
    clock.shift(DAY)
    client = Client()
    sign_in(client, admin.username)

    assert client.get("/admin/").headers["Location"] == SET_UP
    assert client.get("/admin/callcenter/user/").headers["Location"] == SET_UP


def test_the_pages_ask_nothing_more(old_agent, django_assert_max_num_queries):
    client = Client()
    assert is_in(sign_in(client, old_agent.username))
    client.get("/customers/")
    with django_assert_max_num_queries(100) as without:
        client.get("/customers/")
    compulsory()
    client = Client()
    sign_in(client, old_agent.username)
    client.get("/customers/")
    with django_assert_max_num_queries(100) as with_a_rule:
        client.get("/customers/")

    assert len(with_a_rule) == len(without)


def test_admins_are_of_no_call_center_and_a_rule_stands_once(call_center):
    with pytest.raises(ValidationError, match="Admins are of no call center"):
        SecondFactorRule(role=Whose.ADMIN, call_center=call_center).full_clean()
    compulsory()
    with pytest.raises(ValidationError, match="There is a rule for this role already"):
        SecondFactorRule(role=Whose.AGENT).full_clean()
