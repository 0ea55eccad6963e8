"""`manage.py forget_access`: take away old attempts to sign in, and old events of access."""

from datetime import datetime

from callcenter.doors.events import forget_events
from callcenter.doors.limits import forget_attempts
from callcenter.running.jobs import Job


class Command(Job):
    help = "Take away attempts and events of access that are older than they are kept. Run it every night."

    def done(self, at: datetime) -> str:
        attempts, events = forget_attempts(at=at), forget_events(at=at)
        return f"Took away {attempts} attempts and {events} events of access."
