"""Who works for no call center gets no further than the first page, whatever page there will be."""

import pytest

from callcenter.models import ChannelUser
from tests.conftest import signed_in
from tests.factories import CustomerFactory, UserFactory
from tests.house.addresses import VERBS, full_path

pytestmark = pytest.mark.django_db
OPEN = {"front-door", "customer-service", "set-language", "healthz", "readyz"}
SENTENCE = "You work for no call center. Ask your admin to add you as a channel user."
ASKED_BY_HTMX = {"HX-Request": "true"}


@pytest.fixture
def newcomer(db):
    return UserFactory.create()


@pytest.fixture
def removed(agent):
    """An agent who is signed in and has worked, and then is taken off."""
    client = signed_in(agent)
    assert client.get("/orders/").status_code == 200
    ChannelUser.objects.filter(user=agent).delete()
    return client


def closed():
    return ["/" + full_path(one) for one in VERBS if one.name not in OPEN]


@pytest.mark.parametrize("headers", [{}, ASKED_BY_HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["newcomer", "removed"])
def test_every_page_but_the_first_refuses(request, who, method, headers):
    found = request.getfixturevalue(who)
    client = found if who == "removed" else signed_in(found)

    answers = {path: getattr(client, method)(path, headers=headers) for path in closed()}

    assert len(answers) > 90
    assert {path for path, answer in answers.items() if answer.status_code != 403} == set()
    assert {path for path, one in answers.items() if SENTENCE not in one.content.decode()} == set()
    targets = {answer.headers.get("HX-Retarget") for answer in answers.values()}
    assert targets == ({"#problem"} if headers else {None})


def test_the_first_page_says_who_mends_it_and_finds_nobody(newcomer):
    CustomerFactory.create(last_name="Berg")
    client = signed_in(newcomer)

    first = client.get("/customers/")
    asked = client.get("/customers/", {"q": "Berg"})
    typed = client.get(
        "/customers/", {"q": "Berg"}, headers={"HX-Request": "true", "HX-Target": "hits"}
    )

    assert first.status_code == 200
    assert "Ask your admin to add you as a channel user of a call center" in first.content.decode()
    assert "search-text" not in first.content.decode()
    assert (asked.status_code, typed.status_code) == (403, 403)
    assert "Berg" not in asked.content.decode() + typed.content.decode()


def test_what_is_his_own_stays_open(newcomer):
    client = signed_in(newcomer)

    assert client.get("/").headers["Location"] == "/customers/"
    assert client.post("/language/", {"language": "fr"}).status_code == 302
    assert client.get("/accounts/logout/").status_code == 200
    assert client.get("/healthz").status_code == 200


def test_an_admin_of_no_call_center_sets_up(admin_client):
    assert admin_client.get("/admin/").status_code == 200
    assert admin_client.get("/orders/").status_code == 403
