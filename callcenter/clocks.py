"""The one source of time zones: the pinned package tzdata, read before what the system brings.

The system's rules may be years older, and PostgreSQL has its own beside them. So no day and no hour
of a zone is reckoned in SQL: Python reckons moments, and SQL compares them.
"""

import zoneinfo
from pathlib import Path

import tzdata

PINNED = Path(tzdata.__file__).parent / "zoneinfo"


def read_pinned_first() -> None:
    """Let ZoneInfo look into the pinned package first; what was read before is forgotten."""
    if (first := str(PINNED)) not in zoneinfo.TZPATH:
        zoneinfo.reset_tzpath(to=[first, *zoneinfo.TZPATH])
        zoneinfo.ZoneInfo.clear_cache()
