"""A request as views see it: signed in, with what the middleware laid beside it."""

from collections.abc import Sequence

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from callcenter.models import CallCenter, User


class Request(HttpRequest):
    """For annotations only: what is made is an HttpRequest."""

    user: User
    htmx: HtmxDetails
    call_center: CallCenter | None
    call_centers: Sequence[CallCenter]
