"""The source code at the desk: what is answered, and what it lets the agent say."""

from decimal import Decimal

import pytest

from catalog.models import Catalog, SourceCode
from tests.factories import (
    CatalogFactory,
    ItemFactory,
    PriceFactory,
    PriceGroupFactory,
    SourceCodeFactory,
)
from tests.orders.answers import address, events_of, parts_of, value_of
from tests.orders.drafts import add, draft, fresh

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


@pytest.fixture
def order(call_center):
    """Two pieces at 10.00; by FAB26 they are 9.00."""
    group = PriceGroupFactory.create(code="FABRIKAM")
    item = ItemFactory.create(item_number="70001", price="10.00")
    PriceFactory.create(item=item, price_group=group, unit_price="9.00")
    SourceCodeFactory.create(code="FAB26", catalog=CatalogFactory.create(price_groups=[group]))
    order = draft()
    add(order, "70001", 2)
    return fresh(order)


def post(client, order, code, *, version=None):
    said = {"source_code": code, "version": order.version if version is None else version}
    return client.post(address("orders:set-source-code", order), said)


def test_shows_htmx_the_field_the_rows_that_moved_and_the_totals(htmx_client, order):
    response = post(htmx_client, order, "FAB26")

    assert response.status_code == 200
    assert parts_of(response) == ["source-form", "line-1", "version", "totals"]
    assert events_of(response) == {"announce": {"text": "Total 18.00 USD"}}
    assert value_of(response, "source_code") == "FAB26"
    assert "9.00, price group FABRIKAM." in response.content.decode()


def test_sends_a_plain_browser_back_to_the_desk(agent_client, order):
    response = post(agent_client, order, "FAB26")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    assert fresh(order).total == Decimal("18.00")


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_why_it_cannot_be_and_leaves_the_rows(client, order, request):
    response = post(request.getfixturevalue(client), order, "FAB27")

    assert response.status_code == 422
    assert "There is no source code “FAB27”." in response.content.decode()
    assert parts_of(response)[:2] in (["source-form", "version"], [])
    assert fresh(order).source_code is None


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both_codes(client, order, request):
    response = post(request.getfixturevalue(client), order, "FAB26", version=order.version - 1)

    assert response.status_code == 409
    assert "<td>FAB26</td><td>–</td>" in response.content.decode()
    assert value_of(response, "source_code") == "FAB26"
    assert fresh(order).source_code is None


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize("typed", ["FAB27", "no such thing"])
def test_keeps_what_was_typed_when_it_is_refused(client, typed, order, request):
    response = post(request.getfixturevalue(client), order, typed)

    assert value_of(response, "source_code") == typed


def test_a_refusal_leads_back_to_the_field(htmx_client, order):
    response = post(htmx_client, order, "FAB27")

    assert events_of(response) == {"focus": {"target": "#source_code"}}


def desk(client, order):
    return client.get(address("orders:order", order)).content.decode()


def test_the_focus_starts_there_where_a_code_is_required(agent_client, order):
    assert desk(agent_client, order).count("autofocus") == 1
    assert "autofocus" in field("item", desk(agent_client, order))

    order.call_center.source_code_required = True
    order.call_center.save(update_fields=["source_code_required"])
    assert desk(agent_client, order).count("autofocus") == 1
    assert "autofocus" in field("source_code", desk(agent_client, order))

    post(agent_client, order, "FAB26")
    assert "autofocus" in field("item", desk(agent_client, order))


def field(name, page):
    """The tag of the field with this id."""
    start = page.index(f'<input id="{name}"')
    return page[start : page.index(">", start)]


def test_a_code_may_mean_that_the_caller_has_none(agent_client, order):
    order.call_center.source_code_required = True
    order.call_center.save(update_fields=["source_code_required"])
    SourceCodeFactory.create(code="NONE", means_none=True)
    assert "No source code yet." in desk(agent_client, order)

    post(agent_client, order, "NONE")

    page = desk(agent_client, order)
    assert "No source code yet." not in page
    assert "The caller has none." in page
    assert fresh(order).total == order.total


SAY = {"script": "Say hello.", "script_in": {"fr": "Dites bonjour."}}
CLOSE = {
    "submit_script": "Ask for the next call.",
    "submit_script_in": {"fr": "Demandez le rappel."},
}


@pytest.mark.parametrize(
    ("customer", "center", "said", "language"),
    [
        ("", "en-US", "Say hello.", "en"),
        ("", "fr-FR", "Dites bonjour.", "fr"),
        ("fr-CA", "en-US", "Dites bonjour.", "fr"),
        ("en-GB", "fr-FR", "Say hello.", "en"),
        ("de-DE", "fr-FR", "Say hello.", "en"),
    ],
)
def test_shows_what_to_say_in_the_callers_language(
    htmx_client, order, customer, center, said, language
):
    speak(order, customer, center)
    SourceCode.objects.update(**SAY)

    response = post(htmx_client, order, "FAB26")

    html = response.content.decode()
    assert 'role="note"' in html
    assert f'<p lang="{language}">{said}</p>' in html
    assert events_of(response)["announce"] == {"text": f"{said} Total 18.00 USD"}
    assert f'<p lang="{language}">{said}</p>' in desk(htmx_client, order)


def speak(order, customer, center):
    order.customer.language = customer
    order.customer.save(update_fields=["language"])
    order.call_center.language = center
    order.call_center.save(update_fields=["language"])


@pytest.mark.parametrize(
    ("script", "said", "language"),
    [
        ({"script": "Say hello."}, "Say hello.", "en"),
        ({"script_in": {"fr": "Dites bonjour."}}, "Dites bonjour.", "fr"),
    ],
)
@pytest.mark.parametrize("caller", ["en-US", "fr-FR"])
def test_a_script_in_one_language_is_for_all(htmx_client, order, script, said, language, caller):
    speak(order, caller, "en-US")
    SourceCode.objects.update(**script)

    html = post(htmx_client, order, "FAB26").content.decode()

    assert f'<p lang="{language}">{said}</p>' in html


def test_a_code_without_a_script_shows_no_note(htmx_client, order):
    assert 'role="note"' not in post(htmx_client, order, "FAB26").content.decode()


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Ask for the next call."), ("fr", "Demandez le rappel.")]
)
def test_the_summary_says_what_to_say_before_submit(agent_client, order, language, said):
    speak(order, language, "en-US")
    SourceCode.objects.update(**CLOSE)
    post(agent_client, order, "FAB26")

    html = agent_client.get(address("payments:summary", order)).content.decode()

    assert html.index(f'<p lang="{language}">{said}</p>') < html.index('id="submit-order"')
    assert "Say hello." not in html


def test_submit_on_the_desk_has_its_script_too(agent_client, order):
    order.call_center.order_completion = False
    order.call_center.save(update_fields=["order_completion"])
    SourceCode.objects.update(**CLOSE)
    post(agent_client, order, "FAB26")

    page = desk(agent_client, order)

    assert page.index("Ask for the next call.") < page.index('id="submit-order"')


def test_shows_the_catalog_of_the_code(htmx_client, order):
    Catalog.objects.update(name="Fabrikam semiannual catalog")

    assert "Fabrikam semiannual catalog" in post(htmx_client, order, "FAB26").content.decode()
