"""`manage.py import_shipments FILE`: take in what has left the warehouse."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from callcenter.errors import Refused
from callcenter.operations import automaton
from orders.warehouse.shipment_files import decoded
from payments.importing import Report, import_shipments


class Command(BaseCommand):
    help = (
        "Take in a file of shipments, CSV or JSON. A shipment that was taken in before is left "
        "as it is. Ends with status 1 where a row is refused; the others are taken in."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="Tell what would happen, and change nothing."
        )

    def handle(self, *, file: Path, dry_run: bool, **_: Any) -> None:
        try:
            report = import_shipments(
                decoded(file.read_bytes()),
                at=timezone.now(),
                by=automaton("warehouse", "Warehouse"),
                is_dry_run=dry_run,
            )
        except (Refused, OSError) as problem:
            raise CommandError(str(problem)) from None
        self.tell(report)
        if report.faults:
            raise CommandError(f"{len(report.faults)} rows were refused.")

    def tell(self, report: Report) -> None:
        shipped = "Would take in" if report.is_dry_run else "Took in"
        for told in report.shipped:
            self.stdout.write(f"{shipped} shipment {told.code} of order {told.order}.")
        for told in report.known:
            self.stdout.write(f"Shipment {told.code} of order {told.order} was taken in before.")
        for fault in report.faults:
            self.stderr.write(f"Row {fault.row}: {fault.sentence}")
