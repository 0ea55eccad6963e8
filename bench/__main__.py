"""``./dev bench [pricing]``: measures on a database of its own, which it drops again."""

import logging
import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "callcenter.settings")

import django

django.setup()

from django.db import connection  # noqa: E402

from bench import pricing  # noqa: E402

logging.disable(logging.CRITICAL)

TABLES = {"pricing": pricing.measure}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in TABLES]
    if unknown:
        print(f"There is no table {', '.join(unknown)}. There are: {', '.join(TABLES)}.")
        return 2
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        for table in names or TABLES:
            TABLES[table]()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
