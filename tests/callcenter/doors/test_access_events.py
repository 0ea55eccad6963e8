"""What happens at the door is written down: in a row that stays, in the log, and on a page for admins."""

from datetime import timedelta

import pytest
from allauth.mfa.totp.internal import auth
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from callcenter import environment
from callcenter.models import Access, AccessEvent, Attempt, ChannelUser, Role
from tests.callcenter.doors.signing_in import sign_in, wrong
from tests.factories import PASSWORD, UserFactory
from tests.orders.conceding import code_of, enrol

pytestmark = pytest.mark.django_db
USERS = "/admin/callcenter/user/"


def events(**those):
    return list(
        AccessEvent.objects.filter(**those).order_by("pk").values_list("kind", "name", "by_name")
    )


def test_signing_in_and_out(agent, clock):
    client = Client()
    sign_in(client, agent.username, at="203.0.113.7")
    client.post("/accounts/logout/", REMOTE_ADDR="203.0.113.7")

    assert events() == [
        ("signed_in", agent.username, agent.username),
        ("signed_out", agent.username, agent.username),
    ]
    assert {e.address for e in AccessEvent.objects.all()} == {"203.0.113.7"}
    assert {e.at for e in AccessEvent.objects.all()} == {timezone.now()}


def test_what_is_wrong_and_a_limit_once(agent, clock):
    wrong(agent.username, 9)

    assert events() == [("failed", agent.username, "")] * 5 + [("limited", agent.username, "")]


def test_a_name_that_is_nobodys_is_kept_as_a_digest(agent, clock, caplog):
    wrong("my-secret-password", 1)
    wrong("my-secret-password", 1)

    (first, second) = [name for _kind, name, _by in events()]
    assert first == second
    assert first.startswith("? ")
    assert "my-secret" not in str(events()) + caplog.text
    assert "my-secret" not in str(list(Attempt.objects.values()))


def test_the_log_has_a_line(agent, clock, caplog):
    wrong(agent.username, 1)

    (line,) = [
        r.msg for r in caplog.records if isinstance(r.msg, dict) and r.msg["event"] == "access"
    ]
    assert (line["kind"], line["name"], line["address"]) == (
        "failed",
        agent.username,
        "203.0.113.1",
    )


def test_a_second_factor_used_and_failed(agent, clock):
    totp = enrol(agent)
    client = Client()
    sign_in(client, agent.username)
    right = code_of(totp)
    client.post("/accounts/2fa/authenticate/", {"code": f"{(int(right) + 1) % 1_000_000:06}"})
    client.post("/accounts/2fa/authenticate/", {"code": right})

    assert [kind for kind, _, _ in events()] == ["factor_failed", "factor_used", "signed_in"]


def test_codes_are_guessed_slowly(agent, clock):
    enrol(agent)
    client = Client()
    sign_in(client, agent.username)
    for _ in range(6):
        answer = client.post("/accounts/2fa/authenticate/", {"code": "000000"})

    assert (answer.status_code, answer["Retry-After"]) == (429, "300")


def test_a_second_factor_added_and_removed_and_a_password_changed(
    agent, clock, django_capture_on_commit_callbacks
):
    client = Client()
    sign_in(client, agent.username)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = "/accounts/2fa/totp/"
    client.get(f"{page}activate/")
    secret = client.session[auth.SECRET_SESSION_KEY]
    _, counter, _ = auth.yield_hotp_counters_from_time()
    code = auth.format_hotp_value(auth.hotp_value(secret, counter))
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"{page}activate/", {"code": code})
    client.post(f"{page}deactivate/")
    new = {"password1": "another-Long-1", "password2": "another-Long-1"}
    client.post("/accounts/password/change/", {"oldpassword": PASSWORD} | new)

    assert [kind for kind, _, _ in events()] == [
        "signed_in",
        "factor_added",
        "factor_removed",
        "password_changed",
    ]


# --- Rights --------------------------------------------------------------------------------------


def change_user(client, user, **said):
    page = f"{USERS}{user.pk}/change/"
    form = client.get(page).context["adminform"].form
    kept = {name: form[name].value() for name in form.fields if name not in said}
    kept = {name: value for name, value in kept.items() if value not in (None, False, "")}
    kept |= {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    return client.post(page, kept | said)


def test_rights_of_a_user(admin_client, admin, agent):
    change_user(admin_client, agent, is_staff="on")

    assert events() == [("rights_changed", agent.username, admin.username)]
    assert AccessEvent.objects.get().facts == {"changed": {"staff": ["", True]}}


def test_a_new_user_a_password_and_no_rights_any_more(admin_client, admin, agent):
    secret = {"password1": "another-Long-1", "password2": "another-Long-1"}
    admin_client.post(f"{USERS}add/", {"username": "new", "usable_password": "true"} | secret)
    admin_client.post(f"{USERS}{agent.pk}/password/", {"usable_password": "true"} | secret)
    other = UserFactory.create(username="other", is_staff=True)
    admin_client.post(f"{USERS}{other.pk}/delete/", {"post": "yes"})

    assert [(kind, name) for kind, name, _ in events()] == [
        ("rights_changed", "new"),
        ("password_changed", agent.username),
        ("rights_changed", "other"),
    ]


def test_a_role_and_a_call_center(admin_client, admin, agent, call_center):
    row = ChannelUser.objects.get(user=agent, call_center=call_center)
    page = f"/admin/callcenter/channeluser/{row.pk}/change/"
    said = {"call_center": call_center.pk, "user": agent.pk, "name": row.name}
    admin_client.post(page, said | {"role": Role.SUPERVISOR})

    assert AccessEvent.objects.get().facts == {
        "changed": {f"role {call_center.code}": ["agent", "supervisor"]}
    }


def test_an_admin_who_takes_a_second_factor_away(admin_client, admin, agent):
    totp = enrol(agent)
    page = f"/admin/mfa/authenticator/{totp.instance.pk}/delete/"
    admin_client.post(page, {"post": "yes"})

    assert events() == [("factor_removed", agent.username, admin.username)]


# --- The page, and what stays --------------------------------------------------------------------


def test_the_page_is_filtered_by_user_kind_and_day(admin_client, agent, clock):
    wrong(agent.username, 1, at="203.0.113.7")
    wrong("nobody", 1, at="198.51.100.1")
    page = "/admin/callcenter/accessevent/"

    found = admin_client.get(page, {"q": agent.username, "kind__exact": Access.FAILED})

    text = found.content.decode()
    assert ("203.0.113.7" in text, "198.51.100.1" in text) == (True, False)
    assert admin_client.get(page, {"at__year": "2020"}).status_code == 200


@pytest.mark.parametrize("act", ["update", "_raw_delete"])
def test_events_stay(agent, act):
    event = AccessEvent.objects.create(
        at=timezone.now() + timedelta(days=3650), kind=Access.FAILED, name="x"
    )
    found = AccessEvent.objects.filter(pk=event.pk)

    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        found.update(name="y") if act == "update" else found._raw_delete(found.db)

    assert AccessEvent.objects.get().name == "x"


def test_what_is_old_is_taken_away(db, clock, capsys):
    now = timezone.now()
    for days in (179, 181):
        AccessEvent.objects.create(
            at=now - timedelta(days=days), kind=Access.FAILED, name=f"{days}"
        )
    for hours in (23, 25):
        Attempt.objects.create(kind="name", key=f"{hours}", at=now - timedelta(hours=hours))

    call_command("forget_access")

    assert capsys.readouterr().out == "Took away 1 attempts and 1 events of access.\n"
    assert [e.name for e in AccessEvent.objects.all()] == ["179"]
    assert [a.key for a in Attempt.objects.all()] == ["23"]


def test_events_are_kept_a_month_at_least(monkeypatch):
    monkeypatch.setenv("CALLCENTER_ACCESS_DAYS", "7")

    with pytest.raises(ImproperlyConfigured, match="must be 30 or more"):
        environment.number("CALLCENTER_ACCESS_DAYS", 180, least=30)
