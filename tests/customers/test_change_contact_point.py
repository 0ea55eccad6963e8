import pytest

from customers.models import ContactPoint, Reach
from customers.operations import Reached
from tests.factories import ContactPointFactory


@pytest.fixture
def telephone(newcomer):
    return ContactPointFactory.create(customer=newcomer, value="+12065550100", is_default=True)


def page_of(point):
    return f"/customers/2001/contact-points/{point.pk}/change/"


def change(client, point, **typed):
    return client.post(page_of(point), {"shown": Reached.of(point).mark} | typed)


def sent(form, **typed):
    """What a browser sends of a form that it was shown, with what was typed into it."""
    return {name: form[name].value() or "" for name in form.fields} | typed


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


@pytest.mark.parametrize("client", ["agent_client", "htmx_client"])
def test_somebody_else_who_was_faster_is_not_overwritten(request, client, telephone):
    browser = request.getfixturevalue(client)
    mine, theirs = (browser.get(page_of(telephone)).context["form"] for _agent in range(2))
    browser.post(page_of(telephone), sent(theirs, value="206 555 0133"))

    answer = browser.post(page_of(telephone), sent(mine, value="206 555 0199"))

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "which is now +12065550133. Save again to have it as you typed it." in text
    assert 'value="206 555 0199"' in text
    telephone.refresh_from_db()
    assert telephone.value == "+12065550133"


def test_after_it_was_told_the_same_saved_again_stands(agent_client, telephone):
    mine = sent(agent_client.get(page_of(telephone)).context["form"], value="206 555 0199")
    ContactPoint.objects.update(value="+12065550133")
    told = agent_client.post(page_of(telephone), mine).context["form"]

    answer = agent_client.post(page_of(telephone), sent(told))

    telephone.refresh_from_db()
    assert (answer.status_code, telephone.value) == (302, "+12065550199")


def test_a_double_click_changes_it_once(agent_client, telephone):
    mine = sent(agent_client.get(page_of(telephone)).context["form"], value="206 555 0199")

    presses = [agent_client.post(page_of(telephone), mine).status_code for _press in range(2)]

    assert presses == [302, 302]
    assert telephone.events.filter(pgh_label="update").count() == 1


def test_a_default_made_meanwhile_is_told_before_it_is_taken_back(
    agent_client, newcomer, telephone
):
    mine = sent(agent_client.get(page_of(telephone)).context["form"])
    newcomer.contact_points.update(is_default=False)
    ContactPointFactory.create(customer=newcomer, value="+12065550133", is_default=True)

    told = agent_client.post(page_of(telephone), mine)

    assert told.status_code == 422
    assert "Somebody else has made +12065550133 the default meanwhile." in told.content.decode()
    assert newcomer.contact_points.get(is_default=True).value == "+12065550133"
    agent_client.post(page_of(telephone), sent(told.context["form"]))
    assert newcomer.contact_points.get(is_default=True) == telephone
