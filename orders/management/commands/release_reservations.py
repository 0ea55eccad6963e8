"""`manage.py release_reservations`: take away what orders no longer keep of the stock."""

from datetime import datetime

from callcenter.running.jobs import Job
from orders.jobs import release_reservations


class Command(Job):
    help = "Take away reservations that have lapsed. Run it every few minutes."

    def done(self, at: datetime) -> str:
        return f"Released the stock of {release_reservations(at=at)} orders."
