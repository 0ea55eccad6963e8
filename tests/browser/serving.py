"""The web server of the browser tests, which knows when nothing is asked of it any more."""

from collections import deque
from contextlib import contextmanager
from io import BytesIO
from threading import Condition

from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import WSGIRequestHandler
from django.test.testcases import LiveServerThread


class Handler(StaticFilesHandler):
    """The application with its static files; counts the requests that are being answered."""

    changed = Condition()
    busy = 0

    def __call__(self, *request):
        self.count(1)
        try:
            return Answer(super().__call__(*request), at_the_end=lambda: self.count(-1))
        except BaseException:
            self.count(-1)
            raise

    def serve(self, request):
        """Let a page keep its files for the next one, as in production."""
        file = super().serve(request)
        file["Cache-Control"] = "max-age=3600"
        return file

    @classmethod
    def count(cls, more):
        with cls.changed:
            cls.busy += more
            cls.changed.notify_all()

    @classmethod
    def wait_until_idle(cls):
        """Wait for the end of what pages have asked that are closed by now."""
        with cls.changed:
            assert cls.changed.wait_for(lambda: cls.busy == 0, timeout=60)


class Answer:
    """What is sent; its end is told when all of it was sent, or nobody wants more of it."""

    def __init__(self, parts, *, at_the_end):
        self.parts, self.at_the_end = parts, at_the_end

    def __iter__(self):
        return iter(self.parts)

    def close(self):
        try:
            if hasattr(self.parts, "close"):
                self.parts.close()
        finally:
            self.at_the_end()


HEAD, BODY, END = "in the head", "in the body", "after the body"
NOTHING = "before the head"


class Line(WSGIRequestHandler):
    """A connection that breaks where a test wants it, once the server has done what was asked."""

    changed = Condition()
    breaks: deque[str] = deque()  # where the next answers to a POST break
    broken = 0

    @classmethod
    @contextmanager
    def breaking(cls, *places):
        cls.breaks, cls.broken = deque(places), 0
        yield cls
        cls.breaks.clear()

    def log_message(self, *_):
        pass

    def handle_one_request(self):
        line, self.wfile = self.wfile, BytesIO()
        super().handle_one_request()
        answer, self.wfile = self.wfile.getvalue(), line
        if self.command != "POST" or not self.breaks:
            line.write(answer)
            return
        line.write(before(self.breaks.popleft(), answer))
        self.close_connection = True
        with self.changed:
            Line.broken += 1
            self.changed.notify_all()

    @classmethod
    def wait_until_broken(cls, times):
        with cls.changed:
            assert cls.changed.wait_for(lambda: cls.broken >= times, timeout=60)


def before(place, answer):
    """Return what arrives of an answer."""
    head, _, body = answer.partition(b"\r\n\r\n")
    parts = {NOTHING: 0, HEAD: len(head) // 2, BODY: len(head) + 4 + len(body) // 2}
    return answer[: parts.get(place)]


class Web(LiveServerThread):
    """The server on a port of its own; it asks whatever database the test works on."""

    def __init__(self):
        super().__init__("localhost", Handler)
        self.daemon = True

    def _create_server(self, connections_override=None):
        address = (self.host, self.port)
        return self.server_class(address, Line, connections_override=connections_override)

    def __enter__(self):
        self.start()
        self.is_ready.wait()
        if self.error:
            raise self.error
        return f"http://localhost:{self.port}"

    def __exit__(self, *_):
        self.terminate()
