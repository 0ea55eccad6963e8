"""Letters: written with the event, sent after commit by the worker, once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import IntegrityError, transaction
from django.db.models import F
from django_tasks_db.models import DBTaskResult

from orders.letters.sending import send_letter
from orders.models import About, Event, Letter, LetterState
from orders.models.events import record
from orders.under_lock.letters import tell
from tests.factories import NOW, OrderFactory
from tests.orders.drafts import draft_of_120, submit
from tests.orders.postroom import mail_server, submitted_120, work

pytestmark = pytest.mark.django_db


def event_of(order, kind=Event.HEADER_CHANGED):
    return record(order, kind, at=NOW, by=order.taken_by)


def test_submit_writes_a_confirmation_that_the_worker_sends():
    order = submitted_120()
    letter = Letter.objects.get()
    assert (letter.order, letter.about, letter.to) == (order, About.SUBMITTED, "karen@example.com")
    assert (letter.state, letter.event.kind) == (LetterState.WAITING, Event.SUBMITTED)
    assert mail.outbox == []

    work()

    (message,) = mail.outbox
    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.SENT, 1)
    assert letter.sent_at is not None
    assert message.to == ["karen@example.com"]
    assert message.subject == letter.subject == f"Your order {order.number}"
    assert message.from_email == "Contoso Retail <orders@example.com>"
    assert message.extra_headers["Message-ID"] == f"<letter.{letter.uid}@example.com>"
    assert message.body == letter.text
    (html,) = message.alternatives
    assert (html.content, html.mimetype) == (letter.html, "text/html")
    for said in ("Dear Karen Berg", "Chronograph", "110.05 USD", "7.95 USD", "120.00 USD"):
        assert said in letter.text
        assert said in letter.html
    assert letter.html.count("[") == 0


def test_a_refused_submit_writes_nothing():
    order = draft_of_120(email="karen@example.com")

    with pytest.raises(Exception, match="120"):
        submit(order)

    assert not Letter.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_is_written_in_the_customers_language_whatever_the_agents():
    submitted_120(language="fr-FR")

    work()

    letter = Letter.objects.get()
    assert letter.language == "fr-FR"
    assert letter.subject.startswith("Votre commande ")
    assert "Total\u00a0: 120,00 USD" in letter.text
    assert 'lang="fr"' in letter.html


def test_tells_the_order_as_it_was_at_the_event():
    order = submitted_120()
    order.customer.last_name = "Mountain"
    order.customer.save(update_fields=["last_name"])

    work()

    assert "Dear Karen Berg" in Letter.objects.get().text


@pytest.mark.parametrize(
    ("about", "facts", "said"),
    [
        (About.CHANGED, {"old_total": "130.00"}, "it came to 130.00 USD"),
        (About.CANCELLED, {"is_whole": True}, "is cancelled."),
        (About.CANCELLED, {"is_whole": False, "cancelled": {1: 1}}, "1 × Chronograph (81327)"),
        (
            About.SHIPPED,
            {"shipped": {1: 1}, "carrier": "UPS", "tracking": "1Z999", "is_rest": False},
            "Tracking number: 1Z999",
        ),
        (About.REFUNDED, {"refund": "12.00", "refund_method": "Cash"}, "12.00 USD (Cash)"),
    ],
)
@pytest.mark.parametrize("language", ["en-US", "fr-FR", "es-MX"])
def test_there_is_a_letter_about_everything_in_every_language(about, facts, said, language):
    order = submitted_120(language=language)
    work()

    tell(event_of(order), about, **facts)
    work()

    letter = Letter.objects.get(about=about)
    assert letter.state == LetterState.SENT, letter.failure
    assert str(order.number) in letter.subject
    assert "{" not in letter.subject + letter.text + letter.html
    assert "[" not in letter.text + letter.html
    if language == "es-MX":
        assert letter.text.startswith("Hola, ")
    if language == "en-US":
        assert said in letter.text


def test_one_event_is_one_letter():
    order = submitted_120()
    event = event_of(order)
    tell(event, About.CHANGED)

    with pytest.raises(IntegrityError), transaction.atomic():
        tell(event, About.CHANGED)

    assert Letter.objects.filter(event=event).count() == 1


def test_a_draft_has_nothing_to_follow_up():
    order = OrderFactory.create(email="karen@example.com")

    assert tell(event_of(order), About.CANCELLED, is_whole=True) is None
    assert not Letter.objects.exists()


def test_without_an_address_it_stays_and_says_so():
    submitted_120(email="")

    work()

    letter = Letter.objects.get()
    assert (letter.state, letter.is_stuck) == (LetterState.NO_ADDRESS, True)
    assert mail.outbox == []


def test_a_task_that_runs_twice_sends_once():
    submitted_120()
    letter = Letter.objects.get()

    work()
    send_letter.enqueue(letter.pk)
    work()

    assert len(mail.outbox) == 1


def test_is_not_sent_again_by_itself_where_the_process_died_while_it_left(settings):
    submitted_120()
    letter = Letter.objects.get()
    settings.MAILERS = mail_server("Dying")["MAILERS"]
    with pytest.raises(SystemExit):
        send_letter.call(letter.pk)
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}

    work()

    letter.refresh_from_db()
    assert (letter.state, letter.attempts) == (LetterState.SENDING, 1)
    assert mail.outbox == []


def test_tries_again_later_and_later_where_the_mail_server_is_down(settings):
    settings.MAILERS = mail_server("OutOfOrder")["MAILERS"]
    waits = []
    with time_machine.travel(datetime(2026, 11, 24, 18, tzinfo=UTC), tick=False) as clock:
        submitted_120()
        letter = Letter.objects.get()
        for _ in range(6):
            work()
            letter.refresh_from_db()
            if letter.state == LetterState.WAITING:
                waits.append((letter.due_at - letter.started_at) // timedelta(minutes=1))
                clock.move_to(letter.due_at - timedelta(seconds=1))
                work()
                clock.move_to(letter.due_at + timedelta(seconds=1))

    assert waits == [1, 5, 30, 120, 600]
    assert (letter.state, letter.attempts) == (LetterState.FAILED, 6)
    assert letter.failure == "ConnectionRefusedError: [Errno 111] Connection refused"


def test_gives_up_at_once_where_nobody_has_the_address(settings):
    settings.MAILERS = mail_server("NobodyThere")["MAILERS"]
    submitted_120()

    work()

    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (LetterState.FAILED, 1)


def test_a_letter_tells_what_stands_in_the_database_by_itself():
    """No row says sent without a moment, and none waits without an address."""
    submitted_120()

    for wrong in ({"state": LetterState.SENT}, {"to": ""}, {"state": "lost"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Letter.objects.update(**wrong)

    assert Letter.objects.filter(state=LetterState.WAITING, attempts=F("attempts")).count() == 1
