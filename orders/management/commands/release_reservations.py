"""`manage.py release_reservations`: take away what orders no longer keep of the stock."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from orders.jobs import release_reservations


class Command(BaseCommand):
    help = "Take away reservations that have lapsed. Run it every few minutes."

    def handle(self, **_: Any) -> None:
        released = release_reservations(at=timezone.now())
        self.stdout.write(f"Released the stock of {released} orders.")
