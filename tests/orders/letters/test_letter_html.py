"""A letter as its reader sees it: with its styles, and without any power."""

import pytest
from django.urls import reverse

from orders.models import Letter
from tests.conftest import signed_in
from tests.orders.drafts import stranger
from tests.orders.postroom import submitted_120, work

pytestmark = pytest.mark.django_db


def test_is_what_was_sent_in_a_sandbox(agent_client):
    submitted_120()
    work()
    letter = Letter.objects.get()
    url = reverse("orders:letter-html", args=[letter.order.number, letter.pk])

    answer = agent_client.get(url)

    assert answer.content.decode() == letter.html
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert signed_in(stranger()).get(url).status_code == 404
