"""`manage.py expire_drafts`: cancel drafts that nobody came back to."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from orders.jobs import expire_drafts


class Command(BaseCommand):
    help = "Cancel drafts past their days. Run it every day."

    def handle(self, **_: Any) -> None:
        expired = expire_drafts(at=timezone.now())
        self.stdout.write(f"Cancelled {expired} expired drafts.")
