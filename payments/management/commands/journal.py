"""`manage.py journal DAY --call-center CODE`: the day in the books, as CSV."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from callcenter.models import CallCenter
from callcenter.words.tables import lines_of
from payments.lists.journal import rows_of


class Command(BaseCommand):
    help = "Write the journal of a day as CSV: debits and credits of every order."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("day", type=date.fromisoformat, help="such as 2026-11-24")
        parser.add_argument("--call-center", required=True, help="its code, such as USRT")

    def handle(self, *_: Any, day: date, call_center: str, **__: Any) -> None:
        found = CallCenter.objects.filter(code=call_center).first()
        if found is None:
            raise CommandError(f"There is no call center {call_center}.")
        for line in lines_of(rows_of(found, day)):
            self.stdout.write(line, ending="")
