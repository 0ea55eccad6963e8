"""Waiting without sleeping: the page's own clock is moved on or stopped, requests are held back."""

from contextlib import contextmanager

DEAF = 450  # milliseconds; a dialog that has just opened ignores Enter for somewhat less


def settle(page):
    """Let a dialog that has just opened begin to listen to Enter."""
    page.clock.fast_forward(DEAF)


@contextmanager
def time_stopped(page):
    """Let whatever is done meanwhile be done at once, however long it takes."""
    page.clock.pause_at(page.evaluate("Date.now()") / 1_000 + 1)
    yield
    page.clock.resume()


class Held:
    """Requests that are on their way for as long as a test wants."""

    def __init__(self, page, pattern):
        self.page, self.pattern, self.routes = page, pattern, []
        page.route(pattern, lambda route: self.routes.append(route))

    def let_go(self):
        for route in self.routes:
            route.continue_()
        self.page.unroute(self.pattern)
