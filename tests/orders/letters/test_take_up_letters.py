"""The list of letters, and those that a dead worker left behind."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from orders.jobs import take_up_letters
from orders.models import Letter, LetterState
from tests.conftest import signed_in
from tests.orders.drafts import stranger
from tests.orders.postroom import mail_server, submitted_120, work

pytestmark = pytest.mark.django_db
LIST = reverse("orders:letters")


def test_the_list_tells_what_did_not_leave(agent_client, settings):
    settings.MAILERS = mail_server("NobodyThere")["MAILERS"]
    order = submitted_120()
    work()

    everything = agent_client.get(LIST).content.decode()
    not_left = agent_client.get(LIST, {"state": "not_left"}).content.decode()
    sent = agent_client.get(LIST, {"state": "sent"}).content.decode()

    for page in (everything, not_left):
        assert f"Your order {order.number}" in page
        assert "SMTPRecipientsRefused" in page
    assert "No letter matches." in sent
    assert "No letter matches." in signed_in(stranger()).get(LIST).content.decode()


def test_one_that_lost_its_task_gets_another():
    submitted_120()
    DBTaskResult.objects.all().delete()
    Letter.objects.update(written_at=timezone.now() - timedelta(minutes=11))

    assert take_up_letters(at=timezone.now()) == (1, 0)
    work()

    assert Letter.objects.get().state == LetterState.SENT
    assert len(mail.outbox) == 1


def test_one_that_was_being_sent_is_listed_and_not_sent_again(capsys):
    submitted_120()
    long_ago = timezone.now() - timedelta(minutes=11)
    Letter.objects.update(state=LetterState.SENDING, started_at=long_ago)

    call_command("take_up_letters")
    work()

    letter = Letter.objects.get()
    assert (letter.state, letter.failure) == (LetterState.FAILED, "interrupted")
    assert mail.outbox == []
    assert capsys.readouterr().out == "Took up 0 letters; 1 were interrupted.\n"


def test_what_is_under_way_is_left_alone():
    submitted_120()
    Letter.objects.update(
        state=LetterState.SENDING, started_at=timezone.now(), written_at=timezone.now()
    )

    assert take_up_letters(at=timezone.now()) == (0, 0)
    assert Letter.objects.get().state == LetterState.SENDING
