"""What the tables know of the ways to pay: which there are, what is typed about one, what is kept."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.words.money import money_field


class Function(models.TextChoices):
    """What a method does; each has its own rules in payments.ways."""

    CASH = "cash", _("Cash")
    CARD_TERMINAL = "card_terminal", _("Card on a terminal")
    CHECK = "check", _("Check in hand")
    CHECK_TO_COME = "check_to_come", _("Check to come")
    ON_ACCOUNT = "on_account", _("On account")
    CREDIT = "credit", _("Customer credit")
    GIFT_CARD = "gift_card", _("Gift card")
    PROVIDER = "provider", _("Stored card at a provider")


@dataclass(frozen=True, kw_only=True)
class Details:
    """What was typed besides the method and the amount; each way reads its own.

    Its repr is kept with the form's key: what must not be kept is a field with ``repr=False``.
    """

    brand: str = ""
    last_four: str = ""
    terminal: str = ""
    approval_code: str = ""
    check_number: str = ""
    card_number: str = field(default="", repr=False)  # of a gift card
    pin: str = field(default="", repr=False)
    token: str = ""  # id of a stored card


NOTHING_MORE = Details()


class KeptDetails(models.Model):
    """What a payment keeps of its details, each under the same name, and what its way made of them."""

    handed_over = money_field(
        verbose_name=_("handed over"),
        null=True,
        blank=True,
        help_text=_("Cash that exceeded the amount."),
    )
    brand = models.CharField(_("card brand"), max_length=20, blank=True)
    last_four = models.CharField(
        _("last four digits"), max_length=4, blank=True, validators=[RegexValidator(r"^\d{4}$")]
    )
    terminal = models.CharField(_("terminal"), max_length=20, blank=True)
    approval_code = models.CharField(_("approval code"), max_length=20, blank=True)
    gift_card = models.ForeignKey(
        "payments.GiftCard",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="payments",
        verbose_name=_("gift card"),
    )
    token = models.ForeignKey(
        "payments.StoredToken",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("stored card"),
    )
    check_number = models.CharField(_("check number"), max_length=30, blank=True)

    class Meta:
        abstract = True

    # Questions
    @property
    def card(self) -> str:
        """The brand of the card, and the end of its number, where it was one."""
        return f"{self.brand} …{self.last_four}" if self.last_four else ""


KEPT = {column.name: column for column in KeptDetails._meta.fields}
