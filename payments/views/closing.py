"""Closing the day: takings are counted, and the journal goes to the books."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from callcenter.models import CallCenter
from callcenter.web.http import Context, answer, refusals_shown_on
from callcenter.web.request import Request
from callcenter.words.tables import lines_of
from payments import operations
from payments.forms.closing import CountForm, DayForm, count_form_of
from payments.lists.journal import rows_of
from payments.operations.closing import require_supervisor
from payments.questions.takings import takings_of

PAGE = "payments/takings.html"


@require_GET
def takings(request: Request) -> HttpResponse:
    """List a day's takings by method, terminal and agent; ``?day=`` picks another day than today."""
    return render(request, PAGE, load_day(request, request.GET.get("day", "")))


@require_POST
def count_takings(request: Request) -> HttpResponse:
    call_center = supervised(request)
    form = CountForm(request.POST)
    form.fields["counted"].digits = call_center.digits  # type: ignore[attr-defined]
    if form.is_valid():
        with refusals_shown_on(form):
            operations.count_takings(call_center, **form.said(), at=timezone.now(), by=request.user)
    day = request.POST.get("day", "")
    context = load_day(request, day)
    if form.errors:
        context["takings"] = [
            (one, form if is_about(form, count_form) else count_form)
            for one, count_form in context["takings"]
        ]
    return answer(
        request,
        PAGE,
        context,
        "takings",
        back_to=f"{reverse('payments:takings')}?day={context['day']:%Y-%m-%d}",
        events={} if form.errors else {"announce": {"text": _("Counted.")}},
        failed_form=form,
    )


@require_GET
def journal(request: Request) -> StreamingHttpResponse:
    """Send the journal of a day as CSV."""
    call_center = supervised(request)
    day = day_said(call_center, request.GET.get("day", ""))
    response = StreamingHttpResponse(lines_of(rows_of(call_center, day)), content_type="text/csv")
    name = f"journal-{call_center.code}-{day:%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def supervised(request: Request) -> CallCenter:
    """Return the call center the user works for, as a supervisor."""
    require_supervisor(request.call_center, request.user)
    return request.call_center


def day_said(call_center: CallCenter, said: str) -> date:
    form = DayForm({"day": said})
    if form.is_valid():
        day: date = form.cleaned_data["day"]
        return day
    return call_center.day_of(timezone.now())


def load_day(request: Request, said: str) -> Context:
    call_center = supervised(request)
    day = day_said(call_center, said)
    return {
        "day": day,
        "day_form": DayForm(initial={"day": day.isoformat()}),
        "takings": [(one, count_form_of(one, day=day)) for one in takings_of(call_center, day)],
        "currency": call_center.currency,
    }


def is_about(form: CountForm, other: CountForm) -> bool:
    """Whether a form that was sent is about the takings of another one."""
    return all(
        str(form.data.get(name, "")) == str(other.initial[name])
        for name in ("method", "terminal", "agent")
    )
