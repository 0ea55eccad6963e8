"""The call center, who works there, how it delivers and is paid."""

import factory
from factory.django import DjangoModelFactory

from callcenter.models import CallCenter, ChannelUser, Role, User
from catalog.models import DeliveryMode, DeliveryModeGroup, OfferedMode
from payments.models import Function, OfferedMethod, PaymentMethod

HOME = "USRT"
PASSWORD = "demo"


def home() -> CallCenter:
    """The call center of whatever names none."""
    return CallCenter.objects.filter(code=HOME).first() or CallCenterFactory.create()


def agent_of(call_center: CallCenter) -> User:
    """The call center's first channel user."""
    channel_user = call_center.channel_users.select_related("user").order_by("pk").first()
    return (channel_user or ChannelUserFactory.create(call_center=call_center)).user


def standard() -> DeliveryMode:
    return DeliveryMode.objects.filter(code="99").first() or DeliveryModeFactory.create(
        code="99", name="Standard"
    )


def cash() -> PaymentMethod:
    return PaymentMethod.objects.filter(code="CASH").first() or PaymentMethodFactory.create(
        code="CASH", name="Cash", names={"fr": "Espèces"}, function=Function.CASH
    )


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"agent{n}")
    first_name = "Ann"
    last_name = factory.Sequence(lambda n: f"Agent {n}")
    password = factory.django.Password(PASSWORD)

    class Params:
        admin = factory.Trait(is_staff=True, is_superuser=True)


class CallCenterFactory(DjangoModelFactory):
    """With a channel user, 99 Standard as the default mode, and cash; ``bare=True`` without them."""

    class Meta:
        model = CallCenter
        skip_postgeneration_save = True

    code = HOME
    name = factory.LazyAttribute(lambda o: f"{o.code} call center")
    company_name = "Contoso Retail"
    currency = "USD"
    country = "US"
    language = "en-US"
    time_zone = "America/Los_Angeles"

    @factory.post_generation
    def bare(self, create, bare, **_):
        if bare or not create:
            return
        ChannelUserFactory.create(call_center=self)
        OfferedModeFactory.create(call_center=self, mode=standard(), is_default=True)
        OfferedMethodFactory.create(call_center=self, method=cash())


class ChannelUserFactory(DjangoModelFactory):
    class Meta:
        model = ChannelUser

    call_center = factory.LazyFunction(home)
    user = factory.SubFactory(UserFactory)
    name = factory.LazyAttribute(lambda o: str(o.user))
    role = Role.AGENT


class DeliveryModeFactory(DjangoModelFactory):
    class Meta:
        model = DeliveryMode

    code = factory.Sequence(lambda n: f"M{n}")
    name = factory.LazyAttribute(lambda o: f"Mode {o.code}")


class DeliveryModeGroupFactory(DjangoModelFactory):
    """``modes=[…]`` puts modes in it."""

    class Meta:
        model = DeliveryModeGroup
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"MG{n}")
    name = factory.LazyAttribute(lambda o: f"Modes {o.code}")

    @factory.post_generation
    def modes(self, create, modes, **_):
        if create and modes:
            self.modes.set(modes)


class OfferedModeFactory(DjangoModelFactory):
    class Meta:
        model = OfferedMode

    call_center = factory.LazyFunction(home)
    mode = factory.SubFactory(DeliveryModeFactory)


class PaymentMethodFactory(DjangoModelFactory):
    class Meta:
        model = PaymentMethod

    code = factory.Sequence(lambda n: f"METHOD{n}")
    name = factory.LazyAttribute(lambda o: f"Method {o.code}")
    function = Function.CASH


class OfferedMethodFactory(DjangoModelFactory):
    class Meta:
        model = OfferedMethod

    call_center = factory.LazyFunction(home)
    method = factory.SubFactory(PaymentMethodFactory)


def offer(function: str, *, code: str = "", call_center: CallCenter | None = None, **limits):
    """Let a call center take a method of this function, such as CHECK; it keeps the code."""
    method = PaymentMethod.objects.filter(code=code or function.upper()).first()
    method = method or PaymentMethodFactory.create(code=code or function.upper(), function=function)
    return OfferedMethodFactory.create(call_center=call_center or home(), method=method, **limits)
