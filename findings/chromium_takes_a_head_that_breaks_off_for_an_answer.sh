#!/bin/sh
# Debian's Chromium, driven by playwright 1.61.0, 30 November 2026.
#
# Expected: an answer whose connection closes inside its head is no answer: fetch() rejects, as it
# does where the connection closes inside a body whose length the head told.
# Seen: over plain http fetch() resolves, with the status, those lines of the head that came,
# and an empty body, which text() gives without a fault. Content-Length may be among what did not
# come, so nothing tells that anything is missing. A body that breaks off is a TypeError at text().
#
# Installs playwright in a folder of its own, prints what it saw, and fails if that changes.
# Wants a Chromium: the environment's CHROMIUM, or the first of Debian's that is found.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check "playwright==1.61.0"
chromium=${CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium)}

"$folder/venv/bin/python" - "$chromium" <<'PYTHON'
import sys
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from playwright.sync_api import sync_playwright

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nHX-Trigger: saved\r\nContent-Length: 10\r\n\r\n"
ANSWERS = {
    b"/": HEAD + b"0123456789",
    b"/head": HEAD[: HEAD.index(b"Content-Length")],
    b"/body": HEAD + b"01234",
}
ASK = """async (path) => {
    try {
        const answer = await fetch(path, { method: "POST" });
        const head = [answer.status, answer.headers.get("HX-Trigger"), answer.headers.get("Content-Length")];
        return [...head, await answer.text().catch((error) => error.name)];
    } catch (error) {
        return [error.name];
    }
}"""


class Breaking(StreamRequestHandler):
    def handle(self):
        path = self.rfile.readline().split()[1]
        while self.rfile.readline().strip():
            pass
        self.wfile.write(ANSWERS.get(path, HEAD))


ThreadingTCPServer.daemon_threads = True
server = ThreadingTCPServer(("127.0.0.1", 0), Breaking)
Thread(target=server.serve_forever, daemon=True).start()
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
    seen = {place: page.evaluate(ASK, f"/{place}") for place in ("head", "body")}
    print("what fetch() makes of an answer that breaks off:", seen)
    browser.close()
sys.exit(seen != {"head": [200, "saved", None, ""], "body": [200, "saved", "10", "TypeError"]})
PYTHON
