"""Says how far a long command has come: a bar on a terminal, else a line for every tenth."""

from __future__ import annotations

from time import monotonic
from typing import TextIO

WIDTH = 30


class Progress:
    """The bar of one kind of rows; ``done`` of them are there to begin with."""

    def __init__(self, name: str, *, done: int, wanted: int, out: TextIO) -> None:
        self.name, self.wanted, self.out = name, wanted, out
        self.start, self.began = done, monotonic()
        self.is_terminal = out.isatty()
        self.told = -1

    def show(self, done: int) -> None:
        tenth = done * 10 // max(self.wanted, 1)
        if self.is_terminal:
            self.out.write(f"\r{self.line(done)}")
            if done >= self.wanted:
                self.out.write("\n")
        elif tenth > self.told:
            self.out.write(f"{self.line(done)}\n")
        self.told = max(self.told, tenth)
        self.out.flush()

    def line(self, done: int) -> str:
        seconds = int(monotonic() - self.began)
        filled = done * WIDTH // max(self.wanted, 1)
        bar = f"{'#' * filled}{'.' * (WIDTH - filled)}"
        rate = f", {(done - self.start) // seconds:,} a second" if seconds else ""
        return f"{self.name:<10} [{bar}] {done:,} of {self.wanted:,}, {seconds} s{rate}"
