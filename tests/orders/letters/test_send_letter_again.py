"""A letter is sent once more, where the customer asks for it."""

from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from callcenter.errors import KeyUsedForSomethingElse
from orders import errors, operations
from orders.models import Event, Letter, LetterState, OrderEvent
from tests.factories import NOW
from tests.orders.drafts import stranger
from tests.orders.postroom import submitted_120, work

pytestmark = pytest.mark.django_db


def test_sends_again_the_same_words_to_another_address():
    order = submitted_120()
    work()
    first = Letter.objects.get()
    key = uuid4()

    for _ in range(2):
        again = operations.send_letter_again(
            order.number, first.pk, to="new@example.com", key=key, at=NOW, by=order.taken_by
        )
    work()

    assert Letter.objects.count() == 2
    again.refresh_from_db()
    assert (again.again_of, again.to, again.state) == (first, "new@example.com", LetterState.SENT)
    assert (again.subject, again.text, again.html) == (first.subject, first.text, first.html)
    assert [message.to for message in mail.outbox] == [["karen@example.com"], ["new@example.com"]]
    event = OrderEvent.objects.get(kind=Event.LETTER_AGAIN)
    assert event.facts == {"about": "submitted", "to": "new@example.com"}


def test_sends_nothing_again_where_it_may_not():
    order = submitted_120()
    letter = Letter.objects.get()
    said = {"key": uuid4(), "at": NOW, "by": order.taken_by}

    with pytest.raises(errors.NoAddressToWriteTo, match="There is no e-mail address"):
        operations.send_letter_again(order.number, letter.pk, to="", **said)
    with pytest.raises(errors.NoSuchLetter, match=f"Order {order.number} has no such"):
        operations.send_letter_again(order.number, letter.pk + 1, to="a@example.com", **said)
    with pytest.raises(Exception, match=str(order.number)):
        operations.send_letter_again(
            order.number, letter.pk, to="a@example.com", **said | {"by": stranger()}
        )
    operations.send_letter_again(order.number, letter.pk, to="a@example.com", **said)
    with pytest.raises(KeyUsedForSomethingElse):
        operations.send_letter_again(order.number, letter.pk, to="b@example.com", **said)

    assert Letter.objects.count() == 2


def test_from_its_page(agent_client):
    order = submitted_120()
    letter = Letter.objects.get()
    url = reverse("orders:send-letter-again", args=[order.number, letter.pk])
    key = uuid4()

    wrong = agent_client.post(url, {"to": "nobody", "key": key})
    answers = [agent_client.post(url, {"to": "new@example.com", "key": key}) for _ in range(2)]

    assert wrong.status_code == 422
    assert "Write an address such as name@example.com." in wrong.content.decode()
    again = Letter.objects.get(again_of=letter)
    assert [answer.url for answer in answers] == [
        reverse("orders:letter", args=[order.number, again.pk])
    ] * 2
    page = agent_client.get(answers[0].url).content.decode()
    assert "The letter goes to new@example.com." in page
