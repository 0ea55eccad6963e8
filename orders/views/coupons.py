"""Coupons at the desk."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from callcenter.web.http import refusals_shown_on
from callcenter.web.request import Request
from orders import operations
from orders.forms.coupons import CouponForm
from orders.shown.conflict import shows_conflicts
from orders.views.answers import answer_desk, said, seen


@require_POST
@shows_conflicts
def add_coupon(request: Request, number: int) -> HttpResponse:
    form = CouponForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.add_coupon(number, **form.cleaned_data, **seen(request))
    return answer_desk(request, number, "coupon", coupon_form=form)


@require_POST
@shows_conflicts
def remove_coupon(request: Request, number: int, coupon: str) -> HttpResponse:
    operations.remove_coupon(number, coupon=coupon, **said(request))
    return answer_desk(request, number, events={"focus": {"target": "#coupon"}})
