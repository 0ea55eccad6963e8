import pytest

from customers.models import Reach
from tests.factories import ContactPointFactory


@pytest.fixture
def telephone(newcomer):
    return ContactPointFactory.create(customer=newcomer, value="+12065550100", is_default=True)


def change(client, point, **typed):
    return client.post(f"/customers/2001/contact-points/{point.pk}/change/", typed)


def test_corrects_a_telephone_and_leaves_it_the_default(agent_client, telephone):
    response = change(agent_client, telephone, value="206 555 0199")

    telephone.refresh_from_db()
    assert response.headers["Location"] == "/customers/2001/"
    assert (telephone.value, telephone.is_default) == ("+12065550199", True)


def test_corrects_an_e_mail_address(agent_client, newcomer):
    email = ContactPointFactory.create(
        customer=newcomer, reach=Reach.EMAIL, value="old@example.com"
    )

    change(agent_client, email, value="new@example.com", is_default="on")

    email.refresh_from_db()
    assert (email.value, email.is_default) == ("new@example.com", True)


def test_shows_the_number_as_one_says_it(agent_client, telephone):
    page = agent_client.get(f"/customers/2001/contact-points/{telephone.pk}/change/")

    assert 'value="(206) 555-0100"' in page.content.decode()


@pytest.mark.parametrize("typed", ["12", "+12065550111"])
def test_refuses_what_is_no_number_or_another_of_hers(agent_client, newcomer, telephone, typed):
    ContactPointFactory.create(customer=newcomer, value="+12065550111")

    response = change(agent_client, telephone, value=typed)

    telephone.refresh_from_db()
    assert response.status_code == 422
    assert telephone.value == "+12065550100"


def test_refuses_a_contact_point_of_another_customer(agent_client, newcomer):
    foreign = ContactPointFactory.create(value="+12065550111")

    response = change(agent_client, foreign, value="+12065550122")

    foreign.refresh_from_db()
    assert response.status_code == 404
    assert foreign.value == "+12065550111"
