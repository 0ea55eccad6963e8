from customers.models import Reach
from tests.factories import ContactPointFactory


def test_moves_the_mark_among_those_of_its_kind(agent_client, karen):
    other = ContactPointFactory.create(customer=karen)

    response = agent_client.post(f"/customers/2001/contact-points/{other.pk}/set-default/")

    assert response.headers["Location"] == "/customers/2001/"
    defaults = karen.contact_points.filter(is_default=True)
    assert defaults.get(reach=Reach.TELEPHONE) == other
    assert defaults.filter(reach=Reach.EMAIL).count() == 1


def test_refuses_a_contact_point_of_another_customer(agent_client, karen):
    foreign = ContactPointFactory.create()

    response = agent_client.post(f"/customers/2001/contact-points/{foreign.pk}/set-default/")

    foreign.refresh_from_db()
    assert response.status_code == 404
    assert not foreign.is_default
