"""`manage.py load_demo [--reset]`: fill an empty database with the demo's call centers."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from front.demo import mark
from front.demo.load import load


class Command(BaseCommand):
    help = "Fill an empty database with the demo's call centers; where they are, leave them as they are."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset", action="store_true", help="Empty the demo database first, and start over."
        )

    @transaction.atomic
    def handle(self, *, reset: bool, **_: Any) -> None:
        if not settings.IS_DEMO:
            raise CommandError(
                "Demo data belongs to the mode 'demo': set CALLCENTER_MODE=demo if this is no real call center."
            )
        if mark.is_marked():
            if not reset:
                self.stdout.write("The demo data is there already; --reset starts over.")
                return
            mark.empty()
        elif not mark.is_empty():
            raise CommandError(
                "This database holds data of its own, without the demo mark, and is left as it is: "
                "load the demo data into an empty database instead."
            )
        load(at=timezone.now())
        mark.mark()
        self.stdout.write("The demo data is loaded.")
