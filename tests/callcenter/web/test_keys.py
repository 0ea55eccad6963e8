"""Keys: what production asks for, what happens when one is changed, and what is stored under one."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import override_settings

from callcenter import environment
from callcenter.errors import SecondFactorUnreadable
from callcenter.web.second_factor_secrets import MARK, SecondFactorAdapter
from tests.orders.conceding import code_of, enrol

OLD, NEW = "o" * 50, "n" * 50
GIFT = "CALLCENTER_GIFT_CARD_KEY"


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("", f"Set {GIFT} to a secret of your own, 50 characters or more."),
        (environment.DEMO_SECRET_KEY, f"Set {GIFT} to a secret of your own"),
        ("short", f"{GIFT} is too short: give it 50 characters or more."),
        (OLD, f"{GIFT} has the value of another key: give it one of its own"),
    ],
)
def test_production_asks_for_a_key_of_its_own(monkeypatch, value, sentence):
    monkeypatch.setenv(GIFT, value)

    with pytest.raises(ImproperlyConfigured) as refused:
        environment.keys(GIFT, is_demo=False, others=[OLD])

    assert str(refused.value).startswith(sentence)


def test_keys_from_before_come_after_the_first(monkeypatch):
    monkeypatch.setenv(GIFT, NEW)
    monkeypatch.setenv(f"{GIFT}_FALLBACKS", f"{OLD}, older")

    assert environment.keys(GIFT, is_demo=False) == [NEW, OLD, "older"]


@pytest.mark.django_db
def test_who_is_signed_in_stays_so_while_the_secret_key_is_changed(agent_client):
    assert agent_client.get("/customers/").status_code == 200

    with override_settings(SECRET_KEY=NEW, SECRET_KEY_FALLBACKS=[settings.SECRET_KEY]):
        assert agent_client.get("/customers/").status_code == 200
    with override_settings(SECRET_KEY=NEW + "x", SECRET_KEY_FALLBACKS=[NEW]):
        assert agent_client.get("/customers/").status_code == 200
    with override_settings(SECRET_KEY="y" * 50):
        assert agent_client.get("/customers/").status_code == 302


@pytest.mark.django_db
def test_secrets_of_second_factors_are_stored_encrypted(agent):
    totp = enrol(agent)
    codes = RecoveryCodes.activate(agent)

    stored = [totp.instance.data["secret"], codes.instance.data["seed"]]
    assert all(one.startswith(MARK) for one in stored)
    assert totp.validate_code(code_of(totp))
    assert codes.validate_code(codes.get_unused_codes()[0])


@pytest.mark.django_db
def test_what_was_stored_plainly_still_counts_until_it_is_encrypted(agent, capsys):
    totp = enrol(agent)
    plain = SecondFactorAdapter().decrypt(totp.instance.data["secret"])
    Authenticator.objects.filter(pk=totp.instance.pk).update(data={"secret": plain})
    assert SecondFactorAdapter().decrypt(plain) == plain

    call_command("rekey")
    assert "1 put under the first key, 0 were already, 0 could" in capsys.readouterr().out
    row = Authenticator.objects.get(pk=totp.instance.pk)
    assert row.data["secret"].startswith(MARK)
    assert row.wrap().validate_code(code_of(row.wrap()))

    call_command("rekey")
    assert "0 put under the first key, 1 were already" in capsys.readouterr().out


@pytest.mark.django_db
def test_the_key_of_second_factors_can_be_changed(agent, capsys):
    with override_settings(SECOND_FACTOR_KEYS=[OLD]):
        totp = enrol(agent)
        secret = SecondFactorAdapter().decrypt(totp.instance.data["secret"])

    with override_settings(SECOND_FACTOR_KEYS=[NEW]):
        with pytest.raises(SecondFactorUnreadable):
            SecondFactorAdapter().decrypt(totp.instance.data["secret"])
        with pytest.raises(CommandError, match="CALLCENTER_SECOND_FACTOR_KEY_FALLBACKS"):
            call_command("rekey")

    with override_settings(SECOND_FACTOR_KEYS=[NEW, OLD]):
        call_command("rekey")
    with override_settings(SECOND_FACTOR_KEYS=[NEW]):
        stored = Authenticator.objects.get(user=agent).data["secret"]
        assert SecondFactorAdapter().decrypt(stored) == secret
