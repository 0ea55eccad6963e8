"""Mail servers that listen on a port of this machine, and say as much as a test wants."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any


class MailServer:
    """Takes letters, and keeps their texts. One that falls silent does so at `silent_at`, for good."""

    def __init__(self, silent_at: str = "", *, to_text: str = "250 ok", patience: int = 60) -> None:
        self.silent_at, self.to_text, self.patience = silent_at, to_text, patience
        self.texts: list[str] = []
        self.calls = 0
        self.is_silent = threading.Event()
        self._lines: list[socket.socket] = []
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=100)
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def settings(self) -> dict[str, object]:
        place = {"host": "127.0.0.1", "port": self.port, "timeout": self.patience}
        return {"default": {"BACKEND": "callcenter.outward.handing.Backend", "OPTIONS": place}}

    def close(self) -> None:
        for line in (self._listening, *self._lines):
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                line, _address = self._listening.accept()
                self.calls += 1
                self._lines.append(line)
                threading.Thread(target=self._talk, args=[line], daemon=True).start()

    def _talk(self, line: socket.socket) -> None:
        with suppress(OSError), line.makefile("rb") as heard:
            if not self._says(line, "greeting", "220 here"):
                return
            for command in heard:
                verb = command[:4].decode().upper().strip()
                if verb == "DATA":
                    if not self._says(line, "DATA", "354 go on"):
                        return
                    self.texts.append(self._text(heard))
                    verb = "text"
                answer = {"QUIT": "221 bye", "text": self.to_text}.get(verb, "250 ok")
                if not self._says(line, verb, answer):
                    return

    def _text(self, heard) -> str:
        lines = iter(heard.readline, b".\r\n")
        return b"".join(lines).decode()

    def _says(self, line: socket.socket, moment: str, answer: str) -> bool:
        if moment == self.silent_at:
            self.is_silent.set()
            return False
        line.sendall(f"{answer}\r\n".encode())
        return True


@contextmanager
def mail_server(silent_at: str = "", **how: Any) -> Iterator[MailServer]:
    server = MailServer(silent_at, **how)
    try:
        yield server
    finally:
        server.close()
