"""Several agents at once: real threads, each with a connection of its own."""

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection

from callcenter.errors import Refused

TIMES = int(os.environ.get("CALLCENTER_RACES", "20"))  # a race of two is run
LONG_TIMES = int(os.environ.get("CALLCENTER_RACES", "1"))  # one of many agents is


def at_once(*calls):
    """Start all calls together; return what each returned, or the refusal it met."""
    together = Barrier(len(calls))

    def run(call):
        try:
            together.wait(timeout=30)
            return call()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


def names(outcomes):
    return sorted(type(outcome).__name__ for outcome in outcomes)
