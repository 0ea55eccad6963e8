"""A request as views see it: signed in, with what the middleware laid beside it."""

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from callcenter.models import CallCenter, User


class Request(HttpRequest):
    """For annotations only: what is made is an HttpRequest."""

    user: User
    htmx: HtmxDetails
    call_center: CallCenter  # on every page but the first, and those of admin and account
    call_centers: Sequence[CallCenter]


def request_key(request: HttpRequest) -> UUID | None:
    """Return the key that a page gives to each request that changes something, whenever it is sent."""
    try:
        return UUID(request.headers.get("Request-Key", ""))
    except ValueError:
        return None
