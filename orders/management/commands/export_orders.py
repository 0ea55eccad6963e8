"""`manage.py export_orders`: hand released orders to the warehouse."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from callcenter.errors import Refused
from callcenter.models import CallCenter
from callcenter.operations import automaton
from callcenter.sql.turns import wait_for_turn
from orders import operations
from orders.errors import FileThere, NoSuchCallCenter
from orders.models import Export
from orders.warehouse.exported import Document, write_to
from orders.warehouse.handed_over import documents_of, export_again


class Command(BaseCommand):
    help = (
        "Hand released orders to the warehouse, as JSON or CSV. Each is handed out once, "
        "unless it is asked for again by its number."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["json", "csv"], default="json")
        parser.add_argument("--call-center", metavar="CODE", help="Only orders of this one.")
        parser.add_argument(
            "--output",
            type=Path,
            metavar="PATH",
            help="A new file, or a folder in which each export gets a file; else the standard output.",
        )
        parser.add_argument(
            "--again",
            type=int,
            nargs="+",
            metavar="NUMBER",
            help="These orders as they were last handed out, and no others.",
        )

    def handle(self, **options: Any) -> None:
        try:
            if options["again"]:
                documents = [export_again(number) for number in options["again"]]
                self.write(documents, name="again", **options)
            else:
                self.export(**options)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None

    def export(self, **options: Any) -> None:
        """Mark, then write, then note that it is written: a crash between leaves it to the next run."""
        center = call_center_named(options["call_center"])
        by = automaton("warehouse", "Warehouse")
        require_new(options["output"])
        operations.export_released(at=timezone.now(), by=by, call_center=center)
        with transaction.atomic():
            wait_for_turn(f"export_orders {options['output']}")
            waiting = Export.objects.unwritten()
            if center:
                waiting = waiting.filter(call_center=center)
            exports = list(waiting.select_for_update(skip_locked=True).order_by("pk"))
            if exports or options["output"] is None:
                name = "-".join(str(export.pk) for export in exports[:1])
                documents = (document for e in exports for document in documents_of(e))
                self.write(documents, name=name, **options)
            operations.note_written(exports, at=timezone.now())

    def write(self, documents: Iterable[Document], *, name: str, **options: Any) -> None:
        output, form = options["output"], options["format"]
        if output is None:
            count = write_to(self.stdout, documents, form)
            self.stdout.flush()
        else:
            path = output / f"orders-{name}.{form}" if output.is_dir() else output
            require_new(path)
            count = write_file(path, documents, form)
        self.stderr.write(f"Handed out {count} orders.")


def call_center_named(code: str | None) -> CallCenter | None:
    if code is None:
        return None
    found = CallCenter.objects.filter(code=code).first()
    if found is None:
        raise NoSuchCallCenter(code=code)
    return found


def require_new(path: Path | None) -> None:
    if path is not None and path.is_file():
        raise FileThere(path=path)


def write_file(path: Path, documents: Iterable[Document], form: str) -> int:
    """Write the whole file under another name, make it durable, and only then give it its own."""
    part = path.with_name(f".{path.name}.part")
    with part.open("w", encoding="utf-8", newline="") as file:
        count = write_to(file, documents, form)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    return count
