"""Lets two who want the same thing at the same moment have it one after the other."""

from django.db import connection


def wait_for_turn(what: str) -> None:
    """Wait until nobody else is at it; the turn ends with the transaction.

    For what has no row to lock yet: a form's key, the code on a receipt
    (test_a_double_click_opens_one_order).
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [what])
