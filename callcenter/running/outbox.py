"""Where letters go in the demo: nowhere. Who, what and the text are shown on the console."""

from typing import Any

from django.core.mail.backends.console import EmailBackend


class Outbox(EmailBackend):
    def write_message(self, message: Any) -> None:
        self.stream.write(f"To {', '.join(message.to)}: {message.subject}\n")
        if (
            "Auto-Submitted" not in message.extra_headers
        ):  # no letter about an order: nothing keeps it
            self.stream.write(f"{message.body}\n")
