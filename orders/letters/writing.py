"""Fills a letter in, and makes an e-mail of it."""

from __future__ import annotations

from collections.abc import Mapping
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import override

from orders.letters.choosing import Words, words_for
from orders.letters.facts import facts_of, snapshot_for
from orders.letters.language import rendered
from orders.letters.speaking import spoken
from orders.models import Letter

LONGEST_SUBJECT = 300


def write_down(letter: Letter) -> list[str]:
    """Fill the letter's subject, text and HTML in; return the changed fields.

    Raises BadTemplate. The words of a letter that was written before stay.
    """
    if letter.subject:
        return []
    snapshot = snapshot_for(letter)
    words = words_for(
        letter.about,
        call_center=letter.order.call_center,
        mode=snapshot["mode"],
        language=letter.language,
    )
    fill_in(letter, words, snapshot)
    return ["subject", "text", "html", "language"]


def fill_in(letter: Letter, words: Words, snapshot: Mapping[str, Any]) -> None:
    """Put facts into words, in their language, on a letter that is not saved here. Raises BadTemplate."""
    at_home = letter.order.call_center.language
    letter.language = spoken(words.language, asked=letter.language, at_home=at_home)
    facts = facts_of(letter, snapshot)
    with override(letter.language):
        letter.subject = " ".join(rendered(words.subject, facts).split())[:LONGEST_SUBJECT]
        letter.text = rendered(words.text, facts)
        letter.html = rendered(words.html, facts, is_html=True)


def message_of(letter: Letter) -> EmailMultiAlternatives:
    """Return the e-mail. It has the same identity whenever it is sent."""
    sender = settings.DEFAULT_FROM_EMAIL
    domain = sender.rpartition("@")[2].strip("<> ")
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        from_email=formataddr((letter.order.call_center.company_name, sender)),
        to=[letter.to],
        headers={
            "Message-ID": f"<letter.{letter.uid}@{domain}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": letter.language,
        },
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message
