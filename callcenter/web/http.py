"""How a view answers: parts to htmx, pages to a plain browser, refusals to both."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from math import ceil
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override

from callcenter.errors import Refused, TooOften
from callcenter.web.request import Request

Context = dict[str, Any]


@contextmanager
def refusals_shown_on(form: Form) -> Iterator[None]:
    """Turn a rule's refusal into an error on the form; let real faults through."""
    try:
        yield
    except Refused as refusal:
        if refusal.status != HTTPStatus.UNPROCESSABLE_ENTITY:
            raise
        is_known = refusal.field in form.fields
        form.add_error(refusal.field if is_known else None, str(refusal))


def answer(
    request: Request,
    template: str,
    context: Context,
    *parts: str,
    back_to: str,
    events: Mapping[str, Any] | None = None,
    **forms: Form | None,
) -> HttpResponse:
    """Answer a POST: to htmx the parts that changed, to a plain browser the page.

    A form that failed is shown again as it was filled in, with its errors.
    ``events`` are told to the page: announce, focus, open-dialog, close-dialog.
    """
    failed = {name: form for name, form in forms.items() if form is not None and form.errors}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if failed else HTTPStatus.OK
    oob = "outerMorph" if failed else "outerHTML"
    context = {**context, **failed, **({"oob": oob} if request.htmx else {})}

    if request.htmx:
        return tell(render_parts(request, template, context, *parts, status=status), events)
    if failed:
        return render(request, template, context, status=status)
    return redirect(back_to)


def render_parts(
    request: Request, template: str, context: Context, *parts: str, status: int = HTTPStatus.OK
) -> HttpResponse:
    """Answer with parts of a template; all see one context, made once."""
    names = [f"{template}#{part}" for part in parts]
    return render(request, "_parts.html", {**context, "answer_parts": names}, status=status)


def is_aimed_at(request: Request, part: str) -> bool:
    """Tell whether htmx wants this part alone; its header names the target as in section#lines."""
    return bool(request.htmx) and (request.htmx.target or "").rpartition("#")[2] == part


def tell(response: HttpResponse, events: Mapping[str, Any] | None) -> HttpResponse:
    """Send events along with an answer to htmx; keys are names, values their details."""
    if events:
        response.headers["HX-Trigger"] = json.dumps(events, default=str)
    return response


def go_to(request: Request, url: str) -> HttpResponse:
    """Send the browser to another page, whoever asked."""
    if request.htmx:
        return HttpResponse(status=HTTPStatus.OK, headers={"HX-Redirect": url})
    return HttpResponseRedirect(url)


@csp_override(
    {
        "default-src": [CSP.NONE],
        "img-src": [CSP.SELF, "https:", "data:"],
        "style-src": [CSP.UNSAFE_INLINE],
        "frame-ancestors": [CSP.SELF],
        "sandbox": [""],  # no script, no form, no origin
    }
)
@xframe_options_sameorigin
def foreign_page(request: HttpRequest, html: str) -> HttpResponse:
    """Answer with HTML that is not ours, such as a letter's: it may have styles, and does nothing."""
    return HttpResponse(html)


def answer_refusal(request: Request, refusal: Refused) -> HttpResponse:
    """Answer a refusal that belongs to no form: a sentence in the page, or a page of its own."""
    context = {"refusal": refusal, "status": int(refusal.status)}
    if not request.htmx:
        return refused_for_now(render(request, "refused.html", context), refusal)
    response = render(request, "_refusal.html", context)
    response.headers["HX-Retarget"] = "#problem"
    response.headers["HX-Reswap"] = "innerHTML"
    return refused_for_now(response, refusal)


def refused_for_now(response: HttpResponse, refusal: Refused) -> HttpResponse:
    """Give an answer the refusal's status, and say when to ask again where that helps."""
    response.status_code = refusal.status
    if isinstance(refusal, TooOften):
        response.headers["Retry-After"] = str(max(1, ceil(refusal.wait.total_seconds())))
    return response
