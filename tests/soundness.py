"""The audit, asked within a test's own transaction."""

from django.db import connection

from front.audit import INVARIANTS


def require_sound():
    """Fail with the first invariant of the audit that does not hold."""
    with connection.cursor() as cursor:
        for one in INVARIANTS:
            cursor.execute(one.query)
            assert cursor.fetchall() == [], one.code
