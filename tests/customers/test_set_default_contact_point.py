from customers.models import Reach
from tests.factories import ContactPointFactory


def test_moves_the_mark_among_those_of_its_kind(agent_client, karen):
    other = ContactPointFactory.create(customer=karen)
    seen = {"default_seen": karen.contact_points.telephones().get(is_default=True).pk}

    response = agent_client.post(f"/customers/2001/contact-points/{other.pk}/set-default/", seen)

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


def test_a_default_made_meanwhile_is_told_and_stays(agent_client, karen):
    mine, theirs = ContactPointFactory.create_batch(2, customer=karen)
    was = {"default_seen": karen.contact_points.telephones().get(is_default=True).pk}
    agent_client.post(f"/customers/2001/contact-points/{theirs.pk}/set-default/", was)

    told = agent_client.post(f"/customers/2001/contact-points/{mine.pk}/set-default/", was)

    assert told.status_code == 422
    assert f"Somebody else has made {theirs} the default meanwhile." in told.content.decode()
    assert karen.contact_points.telephones().get(is_default=True) == theirs


def test_the_page_says_which_one_is_the_default(agent_client, karen):
    ContactPointFactory.create(customer=karen)
    default = karen.contact_points.telephones().get(is_default=True)

    page = agent_client.get("/customers/2001/").content.decode()

    assert f'name="default_seen" value="{default.pk}"' in page
