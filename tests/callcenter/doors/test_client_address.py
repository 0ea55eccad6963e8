"""Whose address a request has: the client's behind proxies of ours, and never what a client says itself."""

from ipaddress import ip_network

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory

from callcenter.doors import proxies
from callcenter.doors.address import client_of, counted_as
from callcenter.doors.middleware import ClientAddressMiddleware

OURS = [ip_network("10.1.0.0/16"), ip_network("::1/128")]


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.7", "203.0.113.9"),  # no proxy of ours
        ("10.1.0.1", "", "10.1.0.1"),
        ("10.1.0.1", "198.51.100.7", "198.51.100.7"),
        ("10.1.0.1", "6.6.6.6, 198.51.100.7", "198.51.100.7"),  # the client made up the first
        ("10.1.0.1", "198.51.100.7, 10.1.0.2", "198.51.100.7"),  # two proxies of ours
        ("10.1.0.1", "10.1.5.5, 10.1.0.2", "10.1.5.5"),  # all of them ours: the one farthest away
        ("10.1.0.1", "6.6.6.6, 198.51.100.7, 10.1.0.2", "198.51.100.7"),
        ("10.1.0.1", "198.51.100.7, unknown", "10.1.0.1"),
        ("10.1.0.1", "198.51.100.7:51234", "198.51.100.7"),
        ("::1", "[2001:db8::7]:443", "2001:db8::7"),
        ("::ffff:10.1.0.1", "::ffff:198.51.100.7", "198.51.100.7"),
        ("", "198.51.100.7", ""),
    ],
)
def test_is_read_from_the_right_through_our_own_proxies_alone(peer, forwarded, client):
    assert client_of(peer, forwarded, OURS) == client


def test_an_ipv6_address_is_counted_as_its_subscriber():
    assert counted_as("2001:db8:1:2:3:4:5:6") == counted_as("2001:db8:1:2::9")
    assert counted_as("2001:db8:1:2::9") != counted_as("2001:db8:1:3::9")
    assert counted_as("198.51.100.7") == "198.51.100.7"


def passed(settings, peer, **headers):
    settings.TRUSTED_PROXIES = OURS
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    request = RequestFactory().get("/", REMOTE_ADDR=peer, headers=headers)
    return ClientAddressMiddleware(lambda request: request)(request)


def test_a_proxy_of_ours_is_believed(settings):
    said = {"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https"}

    request = passed(settings, "10.1.0.1", **said)

    assert request.META["REMOTE_ADDR"] == "198.51.100.7"
    assert request.is_secure()


def test_nobody_else_is(settings):
    said = {"X-Forwarded-For": "198.51.100.7", "X-Forwarded-Proto": "https", "X-Real-IP": "1.1.1.1"}

    request = passed(settings, "203.0.113.9", **said)

    assert request.META["REMOTE_ADDR"] == "203.0.113.9"
    assert not request.is_secure()
    assert [name for name in request.META if "FORWARDED" in name or "REAL_IP" in name] == []


def test_the_log_names_no_address_that_a_client_made_up(client, db, caplog):
    made_up = {"CF-Connecting-IP": "1.1.1.1", "X-Client-IP": "1.1.1.1", "X-Real-IP": "1.1.1.1"}

    client.get("/accounts/login/", headers=made_up, REMOTE_ADDR="203.0.113.9")
    client.post("/accounts/login/", {"login": "x", "password": "x"}, REMOTE_ADDR="203.0.113.9")

    assert "1.1.1.1" not in caplog.text
    assert "203.0.113.9" in caplog.text


# --- Configuration -------------------------------------------------------------------------------


def configured(monkeypatch, *, is_demo=False, **variables):
    for name in (proxies.TRUSTED, proxies.TLS):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(f"CALLCENTER_{name}", value)
    return proxies.trusted(ends_at=proxies.tls(is_demo=is_demo))


def test_production_trusts_this_machine_and_the_demo_nobody(monkeypatch):
    assert [str(each) for each in configured(monkeypatch)] == ["127.0.0.0/8", "::1/128"]
    assert configured(monkeypatch, is_demo=True) == []
    assert configured(monkeypatch, TLS="server") == []


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"TRUSTED_PROXIES": ""}, "names none"),
        ({"TLS": "proxy", "TRUSTED_PROXIES": " , "}, "names none"),
        ({"TRUSTED_PROXIES": "caddy"}, "'caddy' is no network; write it as"),
        ({"TRUSTED_PROXIES": "10.1.0.5/16"}, "did you mean 10.1.0.0/16"),
        ({"TRUSTED_PROXIES": "10.0.0.0/40"}, "is no network"),
        ({"TRUSTED_PROXIES": "0.0.0.0/0"}, "trusts every address"),
        ({"TRUSTED_PROXIES": "::/0"}, "trusts every address"),
        ({"TRUSTED_PROXIES": "0.0.0.0/1, 128.0.0.0/1"}, "trusts every address"),
        ({"TLS": "none"}, "must be 'proxy'"),
        ({"TLS": "caddy"}, "must be 'proxy'"),
    ],
)
def test_what_contradicts_itself_is_refused_in_words(monkeypatch, variables, sentence):
    with pytest.raises(ImproperlyConfigured, match=sentence):
        configured(monkeypatch, **variables)
