"""`manage.py cancel_overdue_checks`: cancel orders whose check did not come."""

from datetime import datetime

from callcenter.running.jobs import Job
from payments.jobs import cancel_overdue_checks


class Command(Job):
    help = "Cancel orders whose check to come is overdue. Run it every day."

    def done(self, at: datetime) -> str:
        return f"Cancelled {cancel_overdue_checks(at=at)} orders whose check did not come."
