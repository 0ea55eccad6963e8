"""`manage.py cancel_overdue_checks`: cancel orders whose check did not come."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from payments.jobs import cancel_overdue_checks


class Command(BaseCommand):
    help = "Cancel orders whose check to come is overdue. Run it every day."

    def handle(self, **_: Any) -> None:
        cancelled = cancel_overdue_checks(at=timezone.now())
        self.stdout.write(f"Cancelled {cancelled} orders whose check did not come.")
