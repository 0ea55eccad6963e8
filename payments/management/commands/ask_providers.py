"""`manage.py ask_providers`: ask payment providers what became of requests without an answer."""

from datetime import datetime

from callcenter.running.jobs import Job
from payments.jobs import ask_providers


class Command(Job):
    help = "Ask payment providers what became of requests without an answer. Run it every minute."

    def done(self, at: datetime) -> str:
        return f"Answered: {ask_providers(at=at)}"
