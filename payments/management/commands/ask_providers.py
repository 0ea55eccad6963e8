"""`manage.py ask_providers`: ask payment providers what became of requests without an answer."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from payments.jobs import ask_providers


class Command(BaseCommand):
    help = "Ask payment providers what became of requests without an answer. Run it every minute."

    def handle(self, **_: Any) -> None:
        answered = ask_providers(at=timezone.now())
        self.stdout.write(f"Answered: {answered}")
