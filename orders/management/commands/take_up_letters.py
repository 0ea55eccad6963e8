"""`manage.py take_up_letters`: see to letters whose worker died."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from orders.jobs import take_up_letters


class Command(BaseCommand):
    help = "Send letters on that a dead worker left behind. Run it every ten minutes."

    def handle(self, **_: Any) -> None:
        taken_up, interrupted = take_up_letters(at=timezone.now())
        self.stdout.write(f"Took up {taken_up} letters; {interrupted} were interrupted.")
