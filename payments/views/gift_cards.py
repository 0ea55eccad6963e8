"""The gift cards of an order, issued and voided; and what is left on any gift card."""

from __future__ import annotations

from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from callcenter.web.forms import Form
from callcenter.web.http import answer, refusals_shown_on
from callcenter.web.request import Request
from orders.models import order_at_desk
from payments import operations
from payments.forms.gift_cards import BalanceForm, IssueForm, VoidForm
from payments.operations.look_ups import count_look_up
from payments.shown.gift_cards import gift_cards_of
from payments.ways.card_codes import CardCode, find_card

PAGE = "payments/gift_cards.html"
BALANCE = "payments/gift_card_balance.html"


@require_GET
def gift_cards(request: Request, number: int) -> HttpResponse:
    """Show the gift cards that an order sold, without their numbers."""
    order = order_at_desk(number, by=request.user)
    return render(request, PAGE, gift_cards_of(order, at=timezone.now(), by=request.user))


@require_POST
def issue_gift_cards(request: Request, number: int) -> HttpResponse:
    """Issue what is due, and show the numbers: this once."""
    form = IssueForm(request.POST)
    issued: Sequence[operations.Issued] = ()
    if form.is_valid():
        with refusals_shown_on(form):
            issued = operations.issue_gift_cards(
                number, **form.cleaned_data, at=timezone.now(), by=request.user
            )
    return answer_cards(request, number, issued=issued, issue_form=form)


@require_POST
def void_gift_card(request: Request, number: int, card: int) -> HttpResponse:
    form = VoidForm(request.POST, auto_id=f"void-{card}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.void_gift_card(
                number, card, **form.cleaned_data, at=timezone.now(), by=request.user
            )
    return answer_cards(request, number, voiding=card, void_form=form)


def answer_cards(
    request: Request,
    number: int,
    *,
    issued: Sequence[operations.Issued] = (),
    voiding: int | None = None,
    **forms: Form,
) -> HttpResponse:
    """Answer with the cards; numbers just issued are shown at once, as no other page can."""
    order = order_at_desk(number, by=request.user)
    context = gift_cards_of(order, at=timezone.now(), by=request.user) | {
        "issued": issued,
        "voiding": voiding,
    }
    if issued and not request.htmx:
        return render(request, PAGE, context)
    events = {}
    if issued:
        events = {
            "announce": {"text": _("Issued. Read out number and PIN.")},
            "focus": {"target": "#issued-heading"},
        }
    back_to = reverse("payments:gift-cards", args=[number])
    return answer(request, PAGE, context, "cards", back_to=back_to, events=events, **forms)


@require_http_methods(["GET", "POST"])
def gift_card_balance(request: Request) -> HttpResponse:
    """Tell what is left on the card that the caller holds."""
    form = BalanceForm(request.POST or None)
    card = None
    if form.is_valid():
        code = CardCode(number=form.cleaned_data["card_number"], pin=form.cleaned_data["pin"])
        with refusals_shown_on(form):
            count_look_up(request, code.number)
            card = find_card(code)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, BALANCE, {"form": form, "card": card}, status=status)
