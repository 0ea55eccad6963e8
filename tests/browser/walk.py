"""The words of the reference walk in each language, and its steps as an agent does them."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from orders.models import Order


@dataclass(frozen=True, kw_only=True)
class Words:
    locale: str
    username: str
    password: str
    sign_in: str
    customer_service: str
    customer_search: str
    search_text: str
    search: str
    select: str
    new_sales_order: str
    header: str
    lines: str
    delivery: str
    mode_of_delivery: str
    item_number: str
    quantity: str
    quantity_line_1: str
    add_line: str
    source_code: str
    complete: str
    summary: str
    payments: str
    add: str
    payment_dialog: str
    payment_method: str
    cash: str
    payment_amount: str
    amount: str
    ok: str
    balance_due: str
    submit: str
    open_order: str


ENGLISH = Words(
    locale="en-US",
    username="Username",
    password="Password",
    sign_in="Sign in",
    customer_service="Customer service",
    customer_search="Customer search",
    search_text="Search text",
    search="Search",
    select="Select",
    new_sales_order="New sales order",
    header="Header",
    lines="Lines",
    delivery="Delivery",
    mode_of_delivery="Mode of delivery",
    item_number="Item number",
    quantity="Quantity",
    quantity_line_1="Quantity, line 1",
    add_line="Add line",
    source_code="Source code",
    complete="Complete",
    summary="Sales order summary",
    payments="Payments",
    add="Add",
    payment_dialog="Enter customer payment information",
    payment_method="Payment method",
    cash="Cash",
    payment_amount="Payment amount",
    amount="120.00",
    ok="OK",
    balance_due="0.00",
    submit="Submit",
    open_order="Open order",
)
FRENCH = Words(
    locale="fr-FR",
    username="Nom d’utilisateur",
    password="Mot de passe",
    sign_in="Se connecter",
    customer_service="Service client",
    customer_search="Recherche de clients",
    search_text="Texte de recherche",
    search="Rechercher",
    select="Sélectionner",
    new_sales_order="Nouvelle commande client",
    header="En-tête",
    lines="Lignes",
    delivery="Livraison",
    mode_of_delivery="Mode de livraison",
    item_number="Numéro d’article",
    quantity="Quantité",
    quantity_line_1="Quantité, ligne 1",
    add_line="Ajouter une ligne",
    source_code="Code source",
    complete="Terminer",
    summary="Résumé de la commande client",
    payments="Paiements",
    add="Ajouter",
    payment_dialog="Saisir les informations de paiement du client",
    payment_method="Moyen de paiement",
    cash="Espèces",
    payment_amount="Montant du paiement",
    amount="120,00",
    ok="OK",
    balance_due="0,00",
    submit="Soumettre",
    open_order="Commande ouverte",
)


def sign_in(page: Page, url: str, words: Words, *, username: str = "agent") -> None:
    page.goto(url)
    page.get_by_label(words.username).fill(username)
    page.get_by_label(words.password).fill("demo")
    page.get_by_role("button", name=words.sign_in).click()
    expect(page.get_by_role("heading", name=words.customer_service, level=1)).to_be_visible()


def find_karen(page: Page, words: Words) -> None:
    page.get_by_label(words.search_text).fill("Karen")
    page.get_by_role("button", name=words.search, exact=True).click()
    hits = page.get_by_role("dialog", name=words.customer_search)
    hits.get_by_text("2001").click()
    hits.get_by_role("button", name=words.select).click()
    expect(page.get_by_role("heading", name="Karen Berg", level=1)).to_be_visible()


def open_order(page: Page, words: Words) -> None:
    page.get_by_role("button", name=words.new_sales_order).click()
    expect(page.get_by_role("tab", name=words.lines)).to_be_visible()


def name_source_code(page: Page, words: Words, code: str) -> None:
    """Type a code; Enter saves it and goes on to the item."""
    field = page.get_by_label(words.source_code)
    field.fill(code)
    field.press("Enter")
    expect(field).to_have_attribute("data-source-code", code)


def pay_and_submit(page: Page, words: Words) -> None:
    """From the open summary to the submitted order."""
    summary = page.get_by_role("dialog", name=words.summary)
    payments = summary.get_by_role("region", name=words.payments)
    payments.get_by_role("button", name=words.add, exact=True).click()
    payment = page.get_by_role("dialog", name=words.payment_dialog)
    payment.get_by_label(words.payment_method).select_option(label=words.cash)
    expect(payment.get_by_label(words.payment_amount)).to_have_value(words.amount)
    payment.get_by_label(words.payment_amount).fill(words.amount)
    payment.get_by_role("button", name=words.ok, exact=True).click()
    summary = page.get_by_role("dialog", name=words.summary)
    expect(summary.locator(".totals__balance dd")).to_have_text(words.balance_due)
    summary.get_by_role("button", name=words.submit).click()
    expect(page.get_by_text(words.open_order).first).to_be_visible()


def the_order() -> Order:
    """Karen's, as it is now."""
    return Order.objects.select_related("mode").get(customer__account_number="2001")
