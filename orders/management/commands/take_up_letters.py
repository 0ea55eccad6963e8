"""`manage.py take_up_letters`: see to letters whose worker died."""

from datetime import datetime

from callcenter.running.jobs import Job
from orders.jobs import take_up_letters


class Command(Job):
    help = "Send letters on that a dead worker left behind. Run it every ten minutes."

    def done(self, at: datetime) -> str:
        taken_up, interrupted = take_up_letters(at=at)
        return f"Took up {taken_up} letters; {interrupted} were interrupted."
