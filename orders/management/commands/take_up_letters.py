"""`manage.py take_up_letters`: see to letters whose worker died."""

from datetime import datetime

from callcenter.outward.letters import take_up_passing_letters
from callcenter.running.jobs import Job
from orders.jobs import take_up_letters


class Command(Job):
    help = "Send letters on that a dead worker left behind. Run it every ten minutes."

    def done(self, at: datetime) -> str:
        of_orders, of_accounts = take_up_letters(at=at), take_up_passing_letters(at=at)
        taken_up, interrupted = map(sum, zip(of_orders, of_accounts, strict=True))
        return f"Took up {taken_up} letters; {interrupted} were interrupted."
