"""Waiting in a browser: requests are held back and let go, a new dialog is given its moment."""

UNTIL_IT_LISTENS = """async () => {
    const { isDeaf } = await import("/static/js/dialogs.js"); // the page's own: a module is there once
    while (isDeaf()) await new Promise(requestAnimationFrame);
}"""


def settle(page):
    """Let a dialog that has just opened begin to listen to Enter."""
    page.evaluate(UNTIL_IT_LISTENS)


class Held:
    """Requests that are on their way for as long as a test wants."""

    def __init__(self, page, pattern):
        self.page, self.pattern, self.routes = page, pattern, []
        page.route(pattern, lambda route: self.routes.append(route))

    def let_go(self):
        for route in self.routes:
            route.continue_()
        self.page.unroute(self.pattern)
