"""Groups of items."""

from __future__ import annotations

import pghistory
from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.models import Translated


@pghistory.track()
class ItemGroup(Translated):
    """Items that share rules, such as computers."""

    code = models.CharField(_("code"), max_length=20, unique=True)

    class Meta:
        verbose_name = _("item group")
        verbose_name_plural = _("item groups")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"
