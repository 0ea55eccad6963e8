"""`manage.py web`: the web server, with as many processes as are asked for."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from granian.constants import Interfaces
from granian.log import LogLevels

from callcenter.running.processes import Processes


class Command(BaseCommand):
    help = "Serve, and start a process again that ended. SIGTERM ends all, after the requests under way."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--processes", type=int, default=1)

    def handle(self, *, host: str, port: int, processes: int, **_: Any) -> None:
        Processes(
            "callcenter.wsgi:application",
            address=host,
            port=port,
            workers=processes,
            interface=Interfaces.WSGI,
            blocking_threads=settings.THREADS,
            workers_kill_timeout=30,
            log_level=LogLevels.warning,
        ).serve()
