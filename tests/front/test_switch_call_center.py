import pytest

from tests.factories import CallCenterFactory, ChannelUserFactory


@pytest.fixture
def france(agent):
    call_center = CallCenterFactory.create(code="FRANCE", name="Fabrikam France", bare=True)
    ChannelUserFactory.create(call_center=call_center, user=agent)
    return call_center


def test_works_for_the_other_call_center_from_here_on(agent_client, france):
    response = agent_client.post(
        "/call-center/switch/", {"call_center": "FRANCE", "next": "/prices/"}
    )

    assert response.headers["Location"] == "/prices/"
    assert agent_client.get("/prices/").context["call_center"] == france


def test_refuses_a_call_center_the_user_does_not_work_for(agent_client, agent):
    CallCenterFactory.create(code="OTHER", bare=True)

    response = agent_client.post("/call-center/switch/", {"call_center": "OTHER"})

    assert response.status_code == 403
    assert b"You work for no call center" in response.content
    assert agent_client.get("/prices/").context["call_center"].code == "USRT"


def test_goes_nowhere_outside(agent_client, france):
    response = agent_client.post(
        "/call-center/switch/", {"call_center": "FRANCE", "next": "https://elsewhere.example/"}
    )

    assert response.headers["Location"] == "/customers/"


def test_wants_a_post(agent_client):
    assert agent_client.get("/call-center/switch/").status_code == 405
