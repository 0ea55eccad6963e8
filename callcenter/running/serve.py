"""`./dev demo`: the database, the demo data, the web server and the worker, up together and down together."""

import http.client
import os
import socket
import sys
import threading
import time
from collections.abc import Mapping, Sequence

from callcenter.running.postgres import ROOT, Server, data_folder
from callcenter.running.postgres_home import NoPostgres
from callcenter.running.supervise import end_beside, end_tidily, start_beside, supervise

HOST = "127.0.0.1"
SIGN_IN_NAMES = "agent, agent2, supervisor, admin"
PORT_PATIENCE = 3.0  # a killed demo's web server frees the port by itself, a moment later


class CannotServe(Exception):
    """Why the demo does not start, in a sentence."""


def main(arguments: Sequence[str]) -> int:
    if set(arguments) - {"--reset"}:
        sys.stderr.write("Usage: ./dev demo [--reset]\n")
        return 2
    end_tidily()
    os.chdir(ROOT)
    port = _number("PORT", 8000)
    threads = _number("CALLCENTER_THREADS", 8)
    _require_free(port)
    if os.environ.get("DATABASE_URL"):
        return _serve(os.environ, port, threads, arguments)
    with Server(data_folder()) as server:
        if not server.home.is_relative_to(data_folder()):
            _say(f"The data is in {server.home}, where PostgreSQL can reach it.")
        return _serve(server.environment(), port, threads, arguments)


def _serve(
    environment: Mapping[str, str], port: int, threads: int, load_options: Sequence[str]
) -> int:
    _say("Preparing the database, the messages and the demo data.")
    preparing = [sys.executable, "-m", "callcenter.running.prepare", *load_options]
    if code := supervise(preparing, environment):
        return code
    _require_free(port)  # another start may have been quicker
    # Web server and worker read the one end and end when the other is gone, with this process.
    reading, _writing = os.pipe()
    os.set_inheritable(reading, True)  # noqa: FBT003 - its only way
    threading.Thread(target=_tell_when_ready, args=[port], daemon=True).start()
    worker = [sys.executable, "-m", "callcenter.running.worker", str(reading)]
    web = [sys.executable, "-m", "callcenter.running.web", str(port), str(threads), str(reading)]
    beside = start_beside(worker, environment)
    try:
        return supervise(web, environment, in_background=True)
    finally:
        end_beside(beside)


def _tell_when_ready(port: int) -> None:
    while not _is_healthy(port):
        time.sleep(0.1)
    _say(f"Ready: http://{HOST}:{port}")
    _say(f"Sign in as one of: {SIGN_IN_NAMES}. The password is: demo")


def _is_healthy(port: int) -> bool:
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _number(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise CannotServe(f"{name} must be a number from 1 to 65535, not {text!r}.")
    return int(text)


def _require_free(port: int) -> None:
    deadline = time.monotonic() + PORT_PATIENCE
    while not _is_free(port):
        if time.monotonic() > deadline:
            raise CannotServe(
                f"Port {port} is in use by another program: end that, "
                f"or choose another port with PORT={port + 1} ./dev demo."
            )
        time.sleep(0.2)


def _is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((HOST, port))
        except PermissionError as error:
            raise CannotServe(f"Port {port} is not allowed to you: choose another.") from error
        except OSError:
            return False
    return True


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except (NoPostgres, CannotServe) as error:
        sys.exit(str(error))
