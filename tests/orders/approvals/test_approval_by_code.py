"""A supervisor approves at the agent's desk, by the code of an authenticator."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.cache import cache

from orders import errors
from orders.models import Approval, Event, Override
from tests.factories import ChannelUserFactory
from tests.orders.answers import address, all_of, value_of
from tests.orders.conceding import by_hand, code_of, enrol, goodwill, limited, set_price, supervisor
from tests.orders.drafts import draft, fresh, pay, submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def counted(settings):
    """A cache that counts attempts and remembers used codes, as the real one does."""
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def order(call_center):
    goodwill()
    limited()
    return draft("100.00")


@pytest.fixture
def eve(call_center):
    return supervisor(call_center, user__username="eve")


@pytest.fixture
def authenticator(eve):
    return enrol(eve)


def post(client, order, code, *, price="80.00", headers=None, **more):
    said = {
        "version": fresh(order).version,
        "unit_price": price,
        "reason": "GOODWILL",
        "note": "Third call",
        "asks_supervisor": "1",
        "supervisor": "eve",
        "code": code,
    }
    return client.post(address("orders:set-price", order, 1), said | more, headers=headers)


def wrong(code):
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_d2_a_request_that_is_sent_again_is_asked_for_no_second_code(
    htmx_client, order, eve, authenticator
):
    said = {"headers": {"Request-Key": str(uuid4())}, "version": order.version}
    code = code_of(authenticator)

    answers = [post(htmx_client, order, code, **said) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert "This code is wrong" not in answers[1].content.decode()
    assert (fresh(order).total, fresh(order).version) == (80, order.version + 1)
    assert Approval.objects.count() == 1


def test_d2_a_known_key_opens_nothing_else_without_a_code(htmx_client, order, eve, authenticator):
    said = {"headers": {"Request-Key": str(uuid4())}}
    post(htmx_client, order, code_of(authenticator), **said)

    answer = post(htmx_client, order, "000000", price="10.00", **said)

    assert answer.status_code == 422
    assert "This form was already sent with other content." in answer.content.decode()
    assert fresh(order).total == 80


def test_the_page_that_asked_has_seen_the_answer(htmx_client, order, eve, authenticator):
    headers = {"Order-Version": str(order.version)}

    answer = post(htmx_client, order, code_of(authenticator), headers=headers).content.decode()

    assert f'<data id="version" value="{fresh(order).version}"' in answer
    assert "changed this order meanwhile" not in answer


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_is_approved_and_applied_at_once(client, order, eve, authenticator, request, agent):
    browser = request.getfixturevalue(client)

    response = post(browser, order, code_of(authenticator))

    assert response.status_code in {200, 302}
    after = fresh(order)
    assert (after.total, after.conceded_total, after.unapproved_total) == (80, 20, 0)
    approval = Approval.objects.get()
    assert (approval.is_granted, approval.by_code) == (True, True)
    assert (approval.answered_by, approval.requested_by) == (eve, agent)
    assert approval.conceded == 20
    assert Override.objects.get().approval == approval
    event = order.events.get(kind=Event.APPROVAL_ANSWERED)
    assert (event.by, event.facts["by_code"]) == (eve, True)
    pay(order)
    submit(order)


def test_the_session_stays_the_agents(htmx_client, order, eve, authenticator, agent):
    session = htmx_client.session.session_key

    post(htmx_client, order, code_of(authenticator))

    assert htmx_client.session.session_key == session
    assert htmx_client.session["_auth_user_id"] == str(agent.pk)


def test_the_code_is_kept_nowhere(htmx_client, order, eve, authenticator, caplog):
    code = code_of(authenticator)

    post(htmx_client, order, code)

    assert code not in caplog.text
    assert code not in str(list(order.events.values()) + list(Approval.objects.values()))


def test_a_wrong_code_changes_nothing_and_keeps_what_was_typed(
    htmx_client, order, eve, authenticator
):
    before = all_of(order) | by_hand(order)

    response = post(htmx_client, order, wrong(code_of(authenticator)))

    page = response.content.decode()
    assert response.status_code == 422
    assert "This code is wrong, or was used before. Read out the next one." in page
    assert value_of(response, "unit_price") == "80.00"
    assert value_of(response, "note") == "Third call"
    assert value_of(response, "supervisor") == "eve"
    assert value_of(response, "code") == ""
    assert all_of(order) | by_hand(order) == before


def test_a_code_is_good_once(htmx_client, order, eve, authenticator):
    code = code_of(authenticator)
    post(htmx_client, order, code)

    response = post(htmx_client, order, code, price="60.00")

    assert response.status_code == 422
    assert "was used before" in response.content.decode()
    assert fresh(order).total == 80


def test_attempts_are_limited_whatever_the_code(htmx_client, order, eve, authenticator):
    bad = wrong(code_of(authenticator))
    for _ in range(5):
        assert "This code is wrong" in post(htmx_client, order, bad).content.decode()

    response = post(htmx_client, order, code_of(authenticator))

    assert response.status_code == 422
    assert (
        "Too many codes. Try again in 5 minutes, or ask for approval from the list."
        in response.content.decode()
    )
    assert fresh(order).total == 100


def test_attempts_are_counted_per_session_too(htmx_client, order, eve, authenticator):
    bob = supervisor(order.call_center, user__username="bob")
    other = enrol(bob)
    for name in ("eve", "bob", "eve", "bob", "eve"):
        post(htmx_client, order, "000000", supervisor=name)

    response = post(htmx_client, order, code_of(other), supervisor="bob")

    assert "Too many codes." in response.content.decode()


def test_a_right_code_lets_the_count_start_anew(htmx_client, order, eve, authenticator):
    bad = wrong(code_of(authenticator))
    for _ in range(4):
        post(htmx_client, order, bad)
    post(htmx_client, order, code_of(authenticator))

    for _ in range(5):
        response = post(htmx_client, order, bad, price="70.00")

    assert "This code is wrong" in response.content.decode()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"supervisor": ""}, "Pick the supervisor whose code this is."),
        ({"supervisor": "nobody"}, "Pick a supervisor from the list."),
        ({"supervisor": "agent"}, "Pick a supervisor from the list."),
        ({"code": ""}, "You may concede 10 % on your own. Ask a supervisor."),
    ],
)
def test_needs_a_supervisor_and_a_code(htmx_client, order, eve, authenticator, more, words):
    response = post(htmx_client, order, **{"code": "123456"} | more)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert fresh(order).total == 100


def test_only_others_with_an_authenticator_are_offered(htmx_client, agent, order, eve):
    """Neither who asks nor who took the order; who has none is named, and uses the list."""
    enrol(agent)
    ChannelUserFactory.create(call_center=order.call_center, user__username="bob")
    armed = supervisor(order.call_center, user__username="ada", user__first_name="Ada")
    enrol(armed)

    page = post(htmx_client, order, "", supervisor="").content.decode()

    assert '<option value="ada">Ada Supervisor</option>' in page
    assert '<option value="eve">' not in page
    assert '<option value="bob">' not in page
    assert (
        "Without an authenticator, and answering from the list of approvals: Eve Supervisor."
        in page
    )


def test_the_operation_trusts_no_form(order, eve, agent):
    with pytest.raises(errors.OwnRequest):
        set_price(order, Decimal("80.00"), approver=agent)
    with pytest.raises(errors.OwnOrder):
        set_price(order, Decimal("80.00"), by=eve, approver=agent)
    other = ChannelUserFactory.create(call_center=order.call_center).user
    with pytest.raises(errors.NotASupervisor):
        set_price(order, Decimal("80.00"), approver=other)

    assert fresh(order).total == 100
    assert not Approval.objects.exists()
