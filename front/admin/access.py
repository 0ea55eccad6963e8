"""The page of what happened at the door: who signed in, who did not, and whose rights were changed."""

from __future__ import annotations

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page, ReadOnly
from callcenter.models import AccessEvent, SecondFactorRule


@admin.register(AccessEvent)
class AccessEventAdmin(ReadOnly):
    list_display = ["at", "kind", "name", "by_name", "address", "details"]
    list_filter = ["kind"]
    search_fields = ["=name", "=by_name", "address"]
    search_help_text = _("A username, or a network address.")
    date_hierarchy = "at"
    ordering = ["-at", "-pk"]
    fields = ["at", "kind", "name", "by_name", "address", "details"]
    readonly_fields = ["details"]

    @admin.display(description=_("details"))
    def details(self, event: AccessEvent) -> str:
        changed = event.facts.get("changed", {})
        return "; ".join(
            f"{right}: {_told(old)} → {_told(new)}" for right, (old, new) in changed.items()
        )


@admin.register(SecondFactorRule)
class SecondFactorRuleAdmin(Page):
    list_display = ["role", "call_center", "since", "grace_days"]
    list_display_links = ["role"]
    list_select_related = ["call_center"]
    search_fields = ["call_center__code"]
    ordering = ["role", "call_center__code"]
    fields = ["role", "call_center", "since", "grace_days"]


def _told(had: object) -> str:
    """Say a right as it is set: yes, a list of names, or nothing."""
    if had is True:
        return "✓"
    return str(had or "–")
