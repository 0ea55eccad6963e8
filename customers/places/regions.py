"""Where a telephone number without its country is at home."""

from callcenter.web.request import Request

NOWHERE_SAID = "US"


def region_of(request: Request) -> str:
    """Return the country of the call center the user works for."""
    return request.call_center.country if request.call_center else NOWHERE_SAID
