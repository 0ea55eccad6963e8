"""What the commands of regular jobs have in common: run now, and say what came of it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone


class Job(ABC, BaseCommand):
    """A command without options, which `cron` or a timer starts again and again."""

    def handle(self, **_: Any) -> None:
        self.stdout.write(self.done(timezone.now()))

    @abstractmethod
    def done(self, at: datetime) -> str:
        """Do what is due at a moment, and say what was done."""
