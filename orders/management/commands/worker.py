"""`manage.py worker`: send letters, and whatever else is to be done after commit."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from callcenter.outward.letters import take_up_passing_letters
from callcenter.running.tasks import work
from orders.jobs import take_up_letters


class Command(BaseCommand):
    help = "Send letters as they become due, until told to end. Any number of workers may run."

    def handle(self, **_: Any) -> None:
        take_up_letters(at=timezone.now())
        take_up_passing_letters(at=timezone.now())
        work()
