"""A letter is given to the mail server within a time, and it is known whether it left."""

import smtplib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.mail import EmailMessage

from callcenter.outward import ending
from callcenter.outward.handing import MayHaveLeft, ToEnd, hand_over
from tests.callcenter.outward.mail_servers import mail_server
from tests.house.faults.web_servers import wait_until


@pytest.fixture
def told():
    """The process is told to end; and is not, at the end of the test."""
    yield ending.tell_to_end
    ending.TOLD.clear()


def give(server, settings, seconds=1):
    settings.MAILERS, settings.OUTWARD_SECONDS = server.settings, seconds
    hand_over(EmailMessage("Hello", "Good morning", "a@example.com", ["b@example.com"]))


def test_a_letter_that_the_server_took_has_left(settings):
    with mail_server() as server:
        give(server, settings, seconds=60)

    (text,) = server.texts
    assert "Good morning" in text


@pytest.mark.parametrize("moment", ["greeting", "EHLO", "MAIL", "RCPT", "DATA"])
def test_a_silent_server_is_waited_for_no_longer_than_allowed(settings, moment):
    silence = pytest.raises(TimeoutError, match="did not answer within 1 seconds")
    with mail_server(silent_at=moment) as server, silence:
        give(server, settings)

    assert server.texts == []


def test_a_text_that_was_not_acknowledged_may_have_left(settings):
    with mail_server(silent_at="text") as server, pytest.raises(MayHaveLeft):
        give(server, settings)

    assert len(server.texts) == 1


def test_a_socket_that_gives_up_after_the_text_leaves_the_same_doubt(settings):
    with mail_server(silent_at="text", patience=1) as server, pytest.raises(MayHaveLeft):
        give(server, settings, seconds=60)


def test_a_server_that_does_not_say_goodbye_has_the_letter(settings):
    with mail_server(silent_at="QUIT") as server:
        give(server, settings, seconds=60)

    assert len(server.texts) == 1


def test_what_the_server_refuses_has_not_left(settings):
    with mail_server(to_text="554 no") as server, pytest.raises(smtplib.SMTPDataError):
        give(server, settings, seconds=60)


def test_who_is_told_to_end_waits_no_longer_and_nothing_leaves(settings, told):
    told()
    with mail_server(silent_at="greeting") as server, pytest.raises(ToEnd):
        give(server, settings, seconds=60)

    assert server.texts == []


def test_who_is_told_to_end_waits_a_moment_for_the_answer_to_a_text(settings, told):
    with mail_server(silent_at="text") as server, ThreadPoolExecutor() as pool:
        letter = pool.submit(give, server, settings, 60)
        wait_until(server.is_silent.is_set)
        told()
        with pytest.raises(MayHaveLeft):
            letter.result(timeout=50)
