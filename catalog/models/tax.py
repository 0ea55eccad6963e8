"""What is taxed at which rate, where, and who is exempt."""

from __future__ import annotations

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import Translated, is_set_up
from callcenter.words.money import percent_field
from catalog.models.replaced import Ranked, TermsQuerySet, dates_in_order
from customers.models import Customer

COUNTRY = RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as US."))


@pghistory.track()
class TaxGroup(Translated):
    """Items and charges that are taxed alike, such as standard or books."""

    code = models.CharField(_("code"), max_length=20, unique=True)

    class Meta:
        verbose_name = _("tax group")
        verbose_name_plural = _("tax groups")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@pghistory.track()
class TaxRate(Ranked):
    """The rate of a tax group in a region; the region named most closely wins."""

    tax_group = models.ForeignKey(
        TaxGroup, on_delete=models.PROTECT, related_name="rates", verbose_name=_("tax group")
    )
    country = models.CharField(_("country"), max_length=2, validators=[COUNTRY])
    state = models.CharField(
        _("state"), max_length=50, blank=True, help_text=_("Empty: the whole country.")
    )
    postcode_prefix = models.CharField(
        _("postcode begins with"), max_length=20, blank=True, help_text=_("Empty: any postcode.")
    )
    percent = percent_field(verbose_name=_("percent"))

    objects = TermsQuerySet.as_manager()

    class Meta:
        triggers = is_set_up()
        verbose_name = _("tax rate")
        verbose_name_plural = _("tax rates")
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lte=100),
                name="catalog_taxrate_is_percentage",
                violation_error_message=_("Enter a rate from 0 to 100 percent."),
            ),
            dates_in_order(
                "catalog_taxrate_dates_in_order", _("The rate must begin before it ends.")
            ),
        ]

    def __str__(self) -> str:
        region = " ".join(filter(None, (self.country, self.state, self.postcode_prefix)))
        return f"{self.tax_group.code} {region} {self.percent.normalize():f} %"


@pghistory.track()
class TaxExemption(models.Model):
    """A customer who pays no tax, with the certificate that says so."""

    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="exemptions", verbose_name=_("customer")
    )
    certificate_number = models.CharField(_("certificate number"), max_length=50)
    country = models.CharField(_("country"), max_length=2, validators=[COUNTRY])
    state = models.CharField(
        _("state"), max_length=50, blank=True, help_text=_("Empty: the whole country.")
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("tax exemption")
        verbose_name_plural = _("tax exemptions")
        constraints = [
            dates_in_order(
                "catalog_taxexemption_dates_in_order",
                _("The exemption must begin before it ends."),
            ),
            models.CheckConstraint(
                condition=~Q(certificate_number=""),
                name="catalog_taxexemption_has_a_certificate",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer} {self.certificate_number}"
