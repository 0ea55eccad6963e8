"""Those who call."""

import factory
from factory.django import DjangoModelFactory

from customers.models import Address, ContactPoint, Customer, CustomerGroup, Kind, Reach


class CustomerGroupFactory(DjangoModelFactory):
    class Meta:
        model = CustomerGroup

    code = factory.Sequence(lambda n: f"CG{n}")
    name = factory.LazyAttribute(lambda o: f"Group {o.code}")


class CustomerFactory(DjangoModelFactory):
    """With a default address, telephone and e-mail; ``bare=True`` without them."""

    class Meta:
        model = Customer
        skip_postgeneration_save = True

    account_number = factory.Sequence(lambda n: f"C{n:05}")
    first_name = "Karen"
    last_name = "Berg"

    class Params:
        is_organisation = factory.Trait(
            kind=Kind.ORGANISATION, first_name="", last_name="", organisation="Alpine Ski House"
        )

    @factory.post_generation
    def bare(self, create, bare, **_):
        if bare or not create:
            return
        AddressFactory.create(customer=self, is_default=True)
        ContactPointFactory.create(customer=self, is_default=True)
        ContactPointFactory.create(
            customer=self,
            reach=Reach.EMAIL,
            value=f"{self.account_number.lower()}@example.com",
            is_default=True,
        )


class AddressFactory(DjangoModelFactory):
    class Meta:
        model = Address

    customer = factory.SubFactory(CustomerFactory, bare=True)
    street = "1234 SE Ankeny Street"
    postcode = "97214"
    city = "Portland"
    state = "OR"
    country = "US"


class ContactPointFactory(DjangoModelFactory):
    class Meta:
        model = ContactPoint

    customer = factory.SubFactory(CustomerFactory, bare=True)
    reach = Reach.TELEPHONE
    value = factory.Sequence(lambda n: f"+1503555{n % 10_000:04}")
