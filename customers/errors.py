"""Every way a customer's data says no."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NoSuchCustomer(Refused):
    message = _("There is no customer {account}. Search by name or telephone number.")
    status = HTTPStatus.NOT_FOUND


class NoSuchAddress(Refused):
    message = _("This address of customer {account} is gone. Open the customer again.")
    status = HTTPStatus.NOT_FOUND


class NoSuchContactPoint(Refused):
    message = _("This telephone number or e-mail address is gone. Open the customer again.")
    status = HTTPStatus.NOT_FOUND


class NotATelephone(Refused):
    message = _(
        "“{typed}” is not a whole telephone number. Write it like {example}, or with its country: +1 206 555 0100."
    )
    field = "telephone"


class NotThisTelephone(NotATelephone):
    """The same, where the field holds a telephone number or an e-mail address."""

    field = "value"


class NoLastName(Refused):
    message = _("Enter the last name, or choose Organisation.")
    field = "last_name"


class NoOrganisation(Refused):
    message = _("Enter the name of the organisation, or choose Person.")
    field = "organisation"


class NoStreet(Refused):
    message = _("Enter the street of the address.")
    field = "street"


class NoTown(Refused):
    message = _("Enter the town of the address.")
    field = "city"


class ChangedMeanwhile(Refused):
    message = _(
        "Somebody else has changed this customer, who is now called {now}. Save again to have it as you typed it."
    )


class AddressChanged(Refused):
    message = _(
        "Somebody else has changed this address, which is now: {now}. Save again to have it as you typed it."
    )


class ContactPointChanged(Refused):
    message = _(
        "Somebody else has changed this entry, which is now {now}. Save again to have it as you typed it."
    )


class AnotherDefault(Refused):
    message = _(
        "Somebody else has made {now} the default meanwhile. Press once more to have this one in its place."
    )


class AlreadyThere(Refused):
    message = _("The customer already has {value}. Make it the default, or enter another.")
    field = "value"
