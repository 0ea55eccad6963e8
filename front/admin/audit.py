"""What the audit found, one row for each exception."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import ReadOnly
from callcenter.models import AuditException, AuditRun
from front.audit import INVARIANTS

BY_CODE = {invariant.code: invariant for invariant in INVARIANTS}


@admin.register(AuditRun)
class AuditRunAdmin(ReadOnly):
    list_display = ["at", "found"]
    ordering = ["-at"]


@admin.register(AuditException)
class AuditExceptionAdmin(ReadOnly):
    list_display = ["what", "invariant", "run"]
    list_filter = ["invariant"]
    list_select_related = ["run"]
    date_hierarchy = "run__at"
    ordering = ["-run", "invariant", "pk"]

    @admin.display(description=_("what is wrong"))
    def what(self, exception: AuditException) -> str:
        """Say it in a sentence; an invariant that is no longer looked for shows its bare facts."""
        invariant = BY_CODE.get(exception.invariant)
        return invariant.told(exception.facts) if invariant else str(exception.facts)

    def get_queryset(self, request: HttpRequest) -> QuerySet[AuditException]:
        return super().get_queryset(request).select_related("run")
