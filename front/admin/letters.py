"""Letters about accounts that wait, or did not leave: to whom, about what, and why not."""

from __future__ import annotations

from django.contrib import admin

from callcenter.admin_base.pages import ReadOnly
from callcenter.models import PassingLetter


@admin.register(PassingLetter)
class PassingLetterAdmin(ReadOnly):
    """Never their words: these may hold a key to an account."""

    list_display = ["written_at", "to", "subject", "state", "attempts", "failure", "due_at"]
    list_filter = ["state"]
    search_fields = ["to"]
    date_hierarchy = "written_at"
    ordering = ["-written_at", "-pk"]
    fields = [
        "written_at", "to", "subject", "state", "attempts", "failure", "started_at", "due_at",
    ]  # fmt: skip
