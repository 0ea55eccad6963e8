"""The demo's worker of tasks. It ends with whoever started it, as the web server does."""

import os
import sys

import django
from django.core.management import call_command

from callcenter.running.web import end_with


def main(lifeline: int) -> None:
    end_with(lifeline)
    django.setup()
    call_command("worker")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "callcenter.settings")
    main(*map(int, sys.argv[1:]))
