"""`manage.py expire_drafts`: cancel drafts that nobody came back to."""

from datetime import datetime

from callcenter.running.jobs import Job
from orders.jobs import expire_drafts


class Command(Job):
    help = "Cancel drafts past their days. Run it every day."

    def done(self, at: datetime) -> str:
        return f"Cancelled {expire_drafts(at=at)} expired drafts."
