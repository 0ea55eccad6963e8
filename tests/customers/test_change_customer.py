"""A customer's own data are corrected: name, kind, organisation, language."""

import pytest
from django.urls import reverse

from customers import errors, operations
from customers.models import Customer
from customers.operations import WhoCalls
from tests.factories import CustomerFactory

PERSON = {
    "kind": "person",
    "first_name": "Karen",
    "last_name": "Berg",
    "organisation": "",
    "language": "",
}


@pytest.fixture
def karen(db):
    return CustomerFactory.create(first_name="Karen", last_name="Berg")


def page_of(customer):
    return reverse("customers:change-customer", args=[customer.account_number])


def typed(customer, **more):
    return PERSON | {"shown": WhoCalls.of(customer).mark} | more


def test_the_form_holds_what_there_is(agent_client, karen):
    form = agent_client.get(page_of(karen)).context["form"]

    assert {name: form[name].value() for name in PERSON} == PERSON


def test_opens_in_what_the_customer_is_called_by(agent_client, karen):
    form = agent_client.get(page_of(karen)).context["form"]

    assert "autofocus" in str(form["last_name"])
    assert "autofocus" not in str(form["organisation"])


@pytest.mark.parametrize("client", ["agent_client", "htmx_client"])
def test_a_name_is_corrected_and_found(request, client, karen):
    browser = request.getfixturevalue(client)

    answer = browser.post(page_of(karen), typed(karen, last_name="Bergström", language="es"))

    assert answer.status_code in {200, 302}
    karen.refresh_from_db()
    assert (karen.name, karen.language) == ("Karen Bergström", "es")
    assert list(Customer.objects.last_name_begins("bergstrom")) == [karen]


def test_a_person_becomes_an_organisation(agent_client, karen):
    agent_client.post(page_of(karen), typed(karen, kind="organisation", organisation="Berg AB"))

    karen.refresh_from_db()
    assert (karen.is_organisation, karen.name) == (True, "Berg AB")


def test_the_row_history_names_who_did_it(agent_client, agent, karen):
    agent_client.post(page_of(karen), typed(karen, last_name="Bergström"))

    event = karen.events.order_by("-pgh_id").first()
    assert event.last_name == "Bergström"
    assert event.pgh_context.metadata["user"] == agent.pk


def test_a_language_that_is_not_in_the_list_stays(agent_client, karen):
    Customer.objects.update(language="fr-CA")
    karen.refresh_from_db()

    agent_client.post(page_of(karen), typed(karen, first_name="Carin", language="fr-CA"))

    karen.refresh_from_db()
    assert (karen.first_name, karen.language) == ("Carin", "fr-CA")


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"last_name": ""}, "Enter the last name, or choose Organisation."),
        ({"kind": "organisation"}, "Enter the name of the organisation, or choose Person."),
        ({"last_name": "4111 1111 1111 1111"}, "looks like"),
        ({"language": "tlh"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(agent_client, karen, more, sentence):
    answer = agent_client.post(page_of(karen), typed(karen, first_name="Carin") | more)

    assert answer.status_code == 422
    text = answer.content.decode()
    assert sentence in text
    assert 'value="Carin"' in text
    karen.refresh_from_db()
    assert karen.name == "Karen Berg"


def test_somebody_else_who_was_faster_is_not_overwritten(agent_client, karen):
    mine = typed(karen, first_name="Carin")
    Customer.objects.update(last_name="Bergström")

    answer = agent_client.post(page_of(karen), mine)

    assert answer.status_code == 422
    assert "who is now called Karen Bergström" in answer.content.decode()
    karen.refresh_from_db()
    assert karen.name == "Karen Bergström"


def test_after_it_was_told_the_same_saved_again_stands(agent_client, karen):
    mine = typed(karen, first_name="Carin")
    Customer.objects.update(last_name="Bergström")
    told = agent_client.post(page_of(karen), mine).context["form"]

    again = {name: told[name].value() for name in mine}
    agent_client.post(page_of(karen), again)

    karen.refresh_from_db()
    assert karen.name == "Carin Berg"


def test_a_double_click_changes_it_once(agent_client, karen):
    mine = typed(karen, first_name="Carin")

    first, second = (agent_client.post(page_of(karen), mine) for _press in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert karen.events.filter(pgh_label="update").count() == 1


def test_the_operation_trusts_no_form(karen):
    with pytest.raises(errors.NoLastName):
        operations.change_customer(karen.account_number, WhoCalls(kind="person"), shown="")
    with pytest.raises(errors.ChangedMeanwhile, match="now called Karen Berg"):
        operations.change_customer(
            karen.account_number, WhoCalls(kind="person", last_name="Other"), shown=""
        )
