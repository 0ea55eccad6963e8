"""``./dev bench``: measures on a PostgreSQL and a web server of its own. See ``--help``."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path

from bench import cards, races, service
from bench.against import compare

QUICK, USUAL = 20_000, 200_000  # customers
HELP = """
Without a name: desk, growth at 10,000 and 200,000 customers, and load; all of it in under 15 minutes.
With --quick: desk and load, small and short, in under 3 minutes.

  desk      searches, orders and lists through HTTP, as ratios to hand-written SQL
  growth    the same at several sizes, as numbers and as a picture; 2,000,000 only with --sizes
  load      1, 8 and 64 agents at once
  soak      ten minutes of orders, with memory, connections and the audit looked at; not in the 15 minutes
  pricing   the engine alone, at 5, 50 and 500 lines; not in the 15 minutes
  cards     what the guard against card numbers refuses, and its speed; not in the 15 minutes, no database
  races     money and stock, a thousand times each; not in the 15 minutes
  shift     500 agents sign in behind one address while somebody guesses; not in the 15 minutes

With --against COMMIT: what this build costs against that one, by turns, row by row; TABLE is then a part
of the rows' names, such as order or search.
"""


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        "./dev bench", epilog=HELP, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("tables", nargs="*", metavar="TABLE")
    parser.add_argument("--quick", action="store_true", help="fewer rows and rounds")
    parser.add_argument("--customers", type=int, metavar="N")
    parser.add_argument("--minutes", type=int, default=10, metavar="N", help="of the soak")
    parser.add_argument("--times", type=int, default=1_000, metavar="N", help="each race is run")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=[10_000, 200_000], metavar="N", help="of the growth"
    )
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="also write the desk's table here"
    )
    parser.add_argument("--against", metavar="COMMIT", help="measure an older build by turns")
    parser.add_argument("--rounds", type=int, default=30, metavar="N", help="pairs, with --against")
    parser.add_argument("--orders", type=int, metavar="N", help="in the database, with --against")
    options = parser.parse_args(arguments)
    if options.customers is None:
        options.customers = QUICK if options.quick else USUAL
    if options.against:
        compare.measure(options)
        return 0
    usual = ["desk", "load"] if options.quick else ["growth", "load"]
    known = {"desk", "growth", "load", "soak", "pricing", "races", "cards", "shift"}
    if unknown := set(options.tables) - known:
        parser.error(
            f"there is no table {', '.join(unknown)}; there are {', '.join(sorted(known))}"
        )
    for table in options.tables or usual:
        if table == "cards":
            cards.run()
        elif table == "races":
            if code := races.run(times=options.times):
                return code
        else:
            measure(table, options)
    return 0


def measure(table: str, options: argparse.Namespace) -> None:
    if table == "growth":  # a process for each size: Django knows one database
        from bench import growth  # noqa: PLC0415

        growth.measure(sizes=options.sizes, is_quick=options.quick)
        return
    with service.database(options.customers):
        service.prepare(
            customers=options.customers,
            items=options.customers // 10,
            orders=options.customers // 10,
        )
        start_django()
        from django.db import connection  # noqa: PLC0415

        from bench import tables  # noqa: PLC0415  (needs Django)

        try:
            getattr(tables, table)(options)
        finally:
            connection.close()
            connection.close_pool()  # the next table starts the database anew


def start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "callcenter.settings")
    import django  # noqa: PLC0415

    django.setup()
    logging.disable(logging.CRITICAL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
