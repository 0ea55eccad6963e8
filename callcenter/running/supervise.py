"""Running a command as if it were us: signals go on to it, its exit status comes back."""

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from functools import partial

ENDING = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}


def end_tidily() -> None:
    """Let a signal that ends us pass through every `finally` on its way out."""
    for number in ENDING:
        # An ignored hang-up, as nohup leaves it, stays ignored.
        if number != signal.SIGHUP or signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, lambda number, _: sys.exit(128 + number))


def supervise(
    command: Sequence[str],
    environment: Mapping[str, str],
    *,
    in_background: bool = False,
) -> int:
    """Run the command to its end and answer its exit status.

    A command in the background has a process group of its own: the terminal's Ctrl-C reaches it
    only through us. Signals stay blocked afterwards, so that a second Ctrl-C cannot disturb what
    is tidied up.
    """
    watched = {number for number in ENDING if signal.getsignal(number) != signal.SIG_IGN}
    watched |= {signal.SIGINT, signal.SIGCHLD}
    spawn = partial(os.posix_spawnp, command[0], list(command))
    if in_background:
        spawn = partial(spawn, setpgroup=0)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_BLOCK, watched)
    try:
        child = spawn(environment, setsigmask=[], setsigdef=watched)
    except OSError as error:
        sys.stderr.write(f"{command[0]} cannot be run: {error.strerror}.\n")
        return 127
    while True:
        number, from_terminal = _next(watched)
        if number == signal.SIGCHLD:
            ended, status = os.waitpid(child, os.WNOHANG)
            if ended:
                code = os.waitstatus_to_exitcode(status)
                return code if code >= 0 else 128 - code
        elif in_background or not from_terminal:
            os.kill(child, number)


def start_beside(command: Sequence[str], environment: Mapping[str, str]) -> int:
    """Start a command that runs beside another one; its group is its own, as in the background."""
    return os.posix_spawnp(
        command[0], list(command), environment, setpgroup=0, setsigmask=[], setsigdef=ENDING
    )


def end_beside(child: int) -> None:
    """End what was started beside, and wait for it; it may have ended by itself."""
    os.kill(child, signal.SIGTERM)  # until it is waited for, the number stays its own
    os.waitpid(child, 0)


def _next(watched: set[signal.Signals]) -> tuple[int, bool]:
    """Wait for a signal, and tell whether the terminal sent it, to us and to our child."""
    if hasattr(signal, "sigwaitinfo"):
        told = signal.sigwaitinfo(watched)
        return told.si_signo, told.si_code > 0
    number = signal.sigwait(watched)
    return number, number == signal.SIGINT and sys.stdin.isatty()
