"""The list of sales orders: as a page, and as a file for a spreadsheet."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from callcenter.web.http import is_aimed_at, tell
from callcenter.web.request import Request
from orders.forms.lists import FindOrdersForm
from orders.lists.blocked import agents_of
from orders.lists.orders import Page, Wanted, all_of, page_of
from orders.lists.spreadsheet import lines_of

TEMPLATE = "orders/orders.html"


@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def orders(request: Request) -> HttpResponse:
    """List the sales orders of the user's call centers, newest first, as the URL narrows them down.

    htmx gets the rows alone, and the URL that asks for them.
    """
    form = form_of(request)
    page = Page()
    if form.is_valid():
        before, after = form.cleaned_data["before"], form.cleaned_data["after"]
        page = page_of(request.user, wanted_of(request, form), before=before, after=after)
    is_plain = form.is_valid() and not is_aimed_at(request, "found")
    here = request.get_full_path() if is_plain else url_of(form)
    context = {
        "form": form,
        "page": page,
        "here": here,
        "older": page.older and url_of(form, before=page.older),
        "newer": page.newer and url_of(form, after=page.newer),
        "download": url_of(form, to="orders:download-orders"),
    }
    if is_aimed_at(request, "found"):
        response = render(request, f"{TEMPLATE}#found", context | {"is_part": True})
        response.headers["HX-Replace-Url"] = here
        return tell(response, {"announce": {"text": sentence_of(page, form)}})
    return render(request, TEMPLATE, context | {"agents": agents_of(request.user)})


@require_GET
def download_orders(request: Request) -> HttpResponse | StreamingHttpResponse:
    """Send all orders that the URL asks for as CSV, line by line."""
    form = form_of(request)
    if not form.is_valid():
        return redirect(url_of(form))
    found = all_of(wanted_of(request, form))
    language = get_language() or "en"
    response = StreamingHttpResponse(
        lines_of(found, language), content_type="text/csv; charset=utf-8"
    )
    name = f"orders-{timezone.now():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def form_of(request: Request) -> FindOrdersForm:
    return FindOrdersForm(
        request.GET, call_centers=request.call_centers, call_center=request.call_center
    )


def url_of(form: FindOrdersForm, *, to: str = "orders:orders", **page: int) -> str:
    """Return the URL that asks for the same once more, or for a neighbouring page of it."""
    return reverse(to, query={**form.narrowing, **page})


def wanted_of(request: Request, form: FindOrdersForm) -> Wanted:
    """Return what a valid form asks for, among the user's own call centers."""
    names = ("q", "status", "agent", "mode", "since", "until", "total_from", "total_to")
    code = form.cleaned_data["call_center"]
    return Wanted(
        call_centers=[one for one in request.call_centers if code in {"", one.code}],
        **{name: form.cleaned_data[name] for name in names},
    )


def sentence_of(page: Page, form: FindOrdersForm) -> str:
    """Say how much is shown, to those who do not see it."""
    if form.errors:
        return _("No orders are shown: correct what is marked.")
    shown = ngettext("%(number)d order shown.", "%(number)d orders shown.", len(page.orders))
    return shown % {"number": len(page.orders)}
