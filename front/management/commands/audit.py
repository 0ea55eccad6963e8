"""`manage.py audit`: look over the whole database for what must never be."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from callcenter.models import AuditException
from front.audit import INVARIANTS, audit

MOST_TOLD = 50  # of one invariant; the admin lists them all


class Command(BaseCommand):
    help = "Look for anything that must never be. Ends with status 1 where there is something."

    def handle(self, **_: Any) -> None:
        run = audit(INVARIANTS, at=timezone.now())
        for invariant in INVARIANTS:
            found = AuditException.objects.filter(run=run, invariant=invariant.code)
            for exception in found.order_by("pk")[:MOST_TOLD]:
                self.stderr.write(f"{invariant.code}: {invariant.told(exception.facts)}")
            if (more := found.count() - MOST_TOLD) > 0:
                self.stderr.write(f"{invariant.code}: and {more} more.")
        self.stdout.write(f"{len(INVARIANTS)} invariants, {run.found} exceptions.")
        if run.found:
            sys.exit(1)
