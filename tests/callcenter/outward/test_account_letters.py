"""Letters about accounts: posted with what they tell of, sent by the worker, and gone when they have left."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from callcenter.models import Passing, PassingLetter
from callcenter.outward.letters import post, send_passing_letter, take_up_passing_letters
from tests.orders.postroom import mail_server, work

pytestmark = pytest.mark.django_db
RESET = "/accounts/password/reset/"


@pytest.fixture
def letter():
    message = EmailMultiAlternatives(
        "Hello", "Your key is 4711.", "a@example.com", ["b@example.com"], headers={"X-Of": "ours"}
    )
    message.attach_alternative("<p>Your key is 4711.</p>", "text/html")
    return post(message, at=timezone.now())


def test_a_forgotten_password_is_answered_before_anything_leaves(client, agent):
    agent.email = "agent@example.com"
    agent.save()

    answer = client.post(RESET, {"email": "agent@example.com"})

    assert answer.status_code == 302
    assert mail.outbox == []
    assert PassingLetter.objects.get().state == Passing.WAITING
    work()
    (message,) = mail.outbox
    assert message.to == ["agent@example.com"]
    (link,) = re.findall(r"http://testserver(/accounts/password/reset/key/\S+)", message.body)
    assert client.get(link, follow=True).status_code == 200
    assert not PassingLetter.objects.exists()


def test_an_address_that_nobody_has_is_answered_the_same_way(client):
    answer = client.post(RESET, {"email": "nobody@example.com"})

    assert answer.status_code == 302
    work()
    assert [message.to for message in mail.outbox] == [["nobody@example.com"]]


def test_what_is_taken_back_posts_nothing(letter):
    with transaction.atomic():
        another = EmailMultiAlternatives("Two", "2", "a@example.com", ["b@example.com"])
        post(another, at=timezone.now())
        transaction.set_rollback(True)

    assert PassingLetter.objects.get() == letter
    assert DBTaskResult.objects.count() == 1


def test_leaves_with_all_that_it_had_and_once(letter):
    work()
    send_passing_letter.enqueue(letter.pk)
    work()

    (message,) = mail.outbox
    assert (message.subject, message.body) == ("Hello", "Your key is 4711.")
    assert message.alternatives[0].content == "<p>Your key is 4711.</p>"
    assert message.extra_headers == {
        "Message-ID": f"<letter.{letter.uid}@example.com>",
        "X-Of": "ours",
    }
    assert "4711" not in str(list(DBTaskResult.objects.values()))


def test_tries_again_later_and_keeps_no_word_of_one_that_is_given_up(letter, settings):
    settings.MAILERS = mail_server("OutOfOrder")["MAILERS"]
    waits = []

    for _ in range(4):
        work()
        letter.refresh_from_db()
        if letter.due_at:
            waits.append((letter.due_at - letter.started_at) // timedelta(minutes=1))
        PassingLetter.objects.update(due_at=timezone.now())
        send_passing_letter.enqueue(letter.pk)

    assert waits == [1, 5, 30]
    assert (letter.state, letter.attempts) == (Passing.FAILED, 4)
    assert letter.failure == "ConnectionRefusedError: [Errno 111] Connection refused"
    assert (letter.text, letter.html, letter.headers) == ("", "", {})


def test_gives_up_at_once_where_nobody_has_the_address(letter, settings):
    settings.MAILERS = mail_server("NobodyThere")["MAILERS"]

    work()

    letter.refresh_from_db()
    assert (letter.state, letter.attempts, letter.text) == (Passing.FAILED, 1, "")


def test_an_admin_sees_what_did_not_leave_and_never_its_words(admin_client, letter):
    page = admin_client.get("/admin/callcenter/passingletter/").content.decode()
    page += admin_client.get(
        f"/admin/callcenter/passingletter/{letter.pk}/change/"
    ).content.decode()

    assert "b@example.com" in page
    assert "4711" not in page


def test_words_stay_no_longer_than_an_hour(letter, capsys):
    long_ago = timezone.now() - timedelta(minutes=61)
    PassingLetter.objects.update(written_at=long_ago)

    call_command("take_up_letters")
    work()

    letter.refresh_from_db()
    assert (letter.state, letter.text, letter.html) == (Passing.FAILED, "", "")
    assert "no worker ran" in letter.failure
    assert mail.outbox == []
    assert "1 were interrupted" in capsys.readouterr().out


def test_one_that_lost_its_task_gets_another(letter):
    DBTaskResult.objects.all().delete()
    PassingLetter.objects.update(written_at=timezone.now() - timedelta(minutes=11))

    assert take_up_passing_letters(at=timezone.now()) == (1, 0)
    work()

    assert len(mail.outbox) == 1


def test_one_that_was_being_sent_is_not_sent_again(letter):
    long_ago = timezone.now() - timedelta(minutes=11)
    PassingLetter.objects.update(state=Passing.SENDING, started_at=long_ago)

    assert take_up_passing_letters(at=timezone.now()) == (0, 1)
    work()

    letter.refresh_from_db()
    assert (letter.state, letter.failure, letter.text) == (Passing.FAILED, "interrupted", "")
    assert mail.outbox == []


def test_that_one_did_not_leave_is_forgotten_after_a_month(letter):
    month_ago = timezone.now() - timedelta(days=31)
    PassingLetter.objects.update(state=Passing.FAILED, text="", html="", written_at=month_ago)

    take_up_passing_letters(at=timezone.now())

    assert not PassingLetter.objects.exists()


def test_the_database_keeps_no_words_of_one_that_did_not_leave(letter):
    with pytest.raises(IntegrityError, match="words_go"), transaction.atomic():
        PassingLetter.objects.update(state=Passing.FAILED)
