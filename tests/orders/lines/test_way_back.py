"""The way back to the screen: how many modules the answer to one added line enters."""

import sys
from pathlib import Path
from uuid import uuid4

import pytest

from orders.views import answers, lines
from tests.factories import ItemFactory
from tests.orders.answers import address
from tests.orders.drafts import draft

pytestmark = pytest.mark.django_db

HOME = Path(answers.__file__).parents[2]
TELLING = ("orders/views/", "orders/shown/")  # from here an answer asks all that it shows
MOST = 12


def entered_by(act):
    """Return the modules that an answer calls, or is told by.

    What stands on a row (``models``) and the ground are everybody's, and do not count.
    """
    entered = set()

    def note(frame, event, _arg):
        if event == "call" and frame.f_back is not None:
            module, caller = ours(frame), ours(frame.f_back)
            if module and (module.startswith(TELLING) or (caller and caller.startswith(TELLING))):
                entered.add(module)

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return entered


def ours(frame):
    path = Path(frame.f_code.co_filename)
    if path.suffix != ".py" or not path.is_relative_to(HOME):
        return ""
    name = path.relative_to(HOME).as_posix()
    is_told = not name.startswith((".venv/", "tests/", "callcenter/")) and "/models/" not in name
    return name if is_told else ""


def test_the_answer_to_an_added_line_enters_few_modules(htmx_client, monkeypatch):
    order, entered = draft(), set()
    item = ItemFactory.create().item_number
    answer_desk = lines.answer_desk

    def watched(*said, **more):
        answered = []
        entered.update(entered_by(lambda: answered.append(answer_desk(*said, **more))))
        return answered[0]

    monkeypatch.setattr(lines, "answer_desk", watched)
    said = {"item": item, "quantity": "1", "key": uuid4()}
    response = htmx_client.post(address("orders:add-line", order), said)

    assert response.status_code == 200
    assert "orders/shown/desk.py" in entered
    assert len(entered) <= MOST, sorted(entered)
