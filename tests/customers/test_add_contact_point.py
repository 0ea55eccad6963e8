from uuid import uuid4

import pytest

URL = "/customers/2001/contact-points/add/"


def add(client, **typed):
    return client.post(URL, {"key": uuid4()} | typed)


def test_adds_a_telephone_in_any_notation_and_the_first_is_the_default(agent_client, newcomer):
    response = add(agent_client, reach="telephone", value="(206) 555-0100")

    point = newcomer.contact_points.get()
    assert response.headers["Location"] == "/customers/2001/"
    assert (point.value, point.is_default) == ("+12065550100", True)


def test_keeps_one_default_of_each_kind(agent_client, newcomer):
    add(agent_client, reach="telephone", value="(206) 555-0100")
    add(agent_client, reach="email", value="karen@example.com")
    add(agent_client, reach="telephone", value="(206) 555-0101", is_default="on")
    add(agent_client, reach="telephone", value="(206) 555-0102")

    assert [(p.value, p.is_default) for p in newcomer.contact_points.in_order()] == [
        ("+12065550101", True),
        ("+12065550100", False),
        ("+12065550102", False),
        ("karen@example.com", True),
    ]


@pytest.mark.parametrize(
    ("reach", "value", "said"),
    [
        ("telephone", "12", "“12” is not a whole telephone number."),
        ("email", "karen", "Write an address such as name@example.com."),
        ("telephone", "4111 1111 1111 1111", "This looks like a card number."),
        ("telephone", "", "This field is required."),
    ],
)
def test_refuses_with_words_and_adds_nothing(agent_client, newcomer, reach, value, said):
    response = add(agent_client, reach=reach, value=value)

    assert response.status_code == 422
    assert said in response.context["form"].errors["value"][0]
    assert not newcomer.contact_points.exists()


def test_refuses_a_number_that_is_already_there(agent_client, newcomer):
    add(agent_client, reach="telephone", value="(206) 555-0100")

    response = add(agent_client, reach="telephone", value="206 555 0100")

    assert response.status_code == 422
    assert "The customer already has 206 555 0100." in response.content.decode()
    assert newcomer.contact_points.count() == 1


def test_two_presses_add_one(agent_client, newcomer):
    key = uuid4()
    add(agent_client, reach="telephone", value="(206) 555-0100", key=key)
    response = add(agent_client, reach="telephone", value="(206) 555-0100", key=key)

    assert response.status_code == 302
    assert newcomer.contact_points.count() == 1
