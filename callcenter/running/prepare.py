"""What must be there before the demo is served: words, tables, demo data, static files."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command


def prepare(load_options: Sequence[str]) -> None:
    django.setup()
    call_command("messages", "compile")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("load_demo", *load_options)
    if not _static_files_are_current():
        call_command("collectstatic", interactive=False, verbosity=0)


def _static_files_are_current() -> bool:
    """Tell whether nothing changed since they were collected: compressing them takes seconds."""
    collected = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not collected.exists():
        return False
    packages = Path(sys.prefix) / "installed-requirements.txt"  # ./dev writes it
    ours = [path for folder in settings.STATICFILES_DIRS for path in Path(folder).rglob("*")]
    changed = [path.stat().st_mtime for path in (*ours, packages) if path.exists()]
    return collected.stat().st_mtime >= max(changed, default=0)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "callcenter.settings")
    try:
        prepare(sys.argv[1:])
    except (CommandError, ImproperlyConfigured) as error:
        sys.exit(str(error))
