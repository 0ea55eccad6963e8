"""The first page."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from callcenter.web.request import Request


@require_GET
def front_door(request: Request) -> HttpResponse:
    """Lead whoever comes in to Customer service."""
    return redirect("customer-service")
