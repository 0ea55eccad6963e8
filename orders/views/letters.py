"""The pages of letters: the list, one letter, and what is sent again."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.http import Context, foreign_page, refusals_shown_on
from callcenter.web.request import Request
from orders import operations
from orders.forms.letters import FindLettersForm, SendAgainForm
from orders.models import Letter, order_at_desk

PER_PAGE = 50


@require_GET
def letters(request: Request) -> HttpResponse:
    """List the letters of the user's call centers, newest first: all, or those that did not leave."""
    form = FindLettersForm(request.GET or None)
    found, page = Letter.objects.for_list(request.user), 1
    if form.is_valid():
        found = found.matching(**{name: form.cleaned_data[name] for name in ("state", "about")})
        page = form.cleaned_data["page"] or 1
    start = (page - 1) * PER_PAGE
    rows = list(found[start : start + PER_PAGE + 1])
    context = {
        "form": form,
        "letters": rows[:PER_PAGE],
        "page": page,
        "previous_page": page - 1,
        "next_page": page + 1,
        "has_next": len(rows) > PER_PAGE,
    }
    return render(request, "orders/letter/letters.html", context)


@require_GET
def letter(request: Request, number: int, letter: int) -> HttpResponse:
    """Show what was written, to whom, and whether it left."""
    context = load_letter(request, number, letter)
    context["form"] = SendAgainForm(initial={"to": context["letter"].to or context["order"].email})
    return render(request, "orders/letter/letter.html", context)


@require_GET
def letter_html(request: Request, number: int, letter: int) -> HttpResponse:
    """Show a letter as its reader sees it. It may have styles, and does nothing."""
    return foreign_page(request, load_letter(request, number, letter)["letter"].html)


@require_POST
def send_letter_again(request: Request, number: int, letter: int) -> HttpResponse:
    """Send a letter once more, and show it."""
    form = SendAgainForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            again = operations.send_letter_again(
                number, letter, **form.cleaned_data, at=timezone.now(), by=request.user
            )
            messages.success(request, _("The letter goes to %(to)s.") % {"to": again.to})
            return redirect("orders:letter", number, again.pk)
    context = load_letter(request, number, letter) | {"form": form}
    return render(request, "orders/letter/letter.html", context, status=422)


def load_letter(request: Request, number: int, letter: int) -> Context:
    order = order_at_desk(number, by=request.user)
    return {"order": order, "letter": Letter.objects.of(order, letter), "key": uuid4()}
