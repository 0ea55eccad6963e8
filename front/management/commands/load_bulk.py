"""`manage.py load_bulk --customers N --items N --orders N`: fill a demo database for measuring."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from front.bulk.load import NoCustomers, OtherSeed, Wanted, load
from front.demo import mark
from front.demo.load import load as load_demo


class Command(BaseCommand):
    help = (
        "Fill a demo database with many customers, items and orders, for measuring. The numbers say how much "
        "there shall be in the end: the same command again goes on where it stopped. An empty database gets "
        "the demo data first. load_demo --reset takes everything away."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--customers", type=int, default=0, metavar="N")
        parser.add_argument(
            "--addresses",
            type=int,
            default=0,
            metavar="N",
            help="Of all customers together; one each at least, and six for five where nothing is said.",
        )
        parser.add_argument("--items", type=int, default=0, metavar="N")
        parser.add_argument("--orders", type=int, default=0, metavar="N")
        parser.add_argument(
            "--lines",
            type=int,
            default=4,
            metavar="N",
            help="Of an order, on average: from 2 to 20. Most have one, some have 500.",
        )
        parser.add_argument(
            "--seed", type=int, default=1, metavar="N", help="The same seed loads the same rows."
        )

    def handle(
        self, *, customers: int, addresses: int, items: int, orders: int, lines: int, seed: int,
        **_: Any,
    ) -> None:  # fmt: skip
        if min(customers, addresses, items, orders) < 0 or not 2 <= lines <= 20:
            raise CommandError("Numbers are 0 or more, and --lines is from 2 to 20.")
        self.require_demo()
        wanted = Wanted(
            customers=customers,
            addresses=addresses or customers * 6 // 5,
            items=items,
            orders=orders,
            lines=lines,
            seed=seed,
        )
        try:
            load(wanted, at=timezone.now(), out=sys.stderr)
        except NoCustomers:
            raise CommandError("Orders need customers: say --customers too.") from None
        except OtherSeed as other:
            raise CommandError(
                f"Rows of seed {other} are there: say --seed {other}, or start over by load_demo --reset."
            ) from None
        self.stdout.write("The bulk is loaded.")

    @transaction.atomic
    def require_demo(self) -> None:
        """Let the database be a demo, or make it one where it is empty."""
        if not settings.IS_DEMO:
            raise CommandError(
                "The bulk belongs to the mode 'demo': set CALLCENTER_MODE=demo if this is no real call center."
            )
        if mark.is_marked():
            return
        if not mark.is_empty():
            raise CommandError(
                "This database holds data of its own, without the demo mark, and is left as it is: "
                "load the bulk into an empty database instead."
            )
        load_demo(at=timezone.now())
        mark.mark()
