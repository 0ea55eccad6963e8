"""Every way a payment by a provider says no."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class ProviderNotConnected(Refused):
    message = _(
        "The payment provider {provider} is not connected here. Pick another payment method."
    )
    field = "method"


class StoredCardMissing(Refused):
    message = _("Pick one of the customer’s stored cards, or another payment method.")
    field = "token"


class AnswerMissing(Refused):
    message = _(
        "The provider has not answered about payment {payment} yet. It is asked again by itself: wait a minute."
    )
