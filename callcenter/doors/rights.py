"""What each user and group may, before and after an admin's change: the difference is written down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.http import HttpRequest

from callcenter.doors.events import record
from callcenter.models import Access, ChannelUser, User

Rights = dict[str, Any]  # by the name of each right; what is not had is left out
COLUMNS = {
    "password": "password",
    "is_active": "active",
    "is_staff": "staff",
    "is_superuser": "superuser",
}
SECRET = {"password", "second factor"}  # have events of their own, which say only that they changed


@contextmanager
def rights_watched(request: HttpRequest) -> Iterator[None]:
    """Write down whose rights are others afterwards, whatever page changed them."""
    before = rights_now()
    yield
    after = rights_now()
    users = User.objects.in_bulk([pk for kind, pk, _name in after if kind == "user"])
    for who in sorted(before.keys() | after.keys()):
        kind, pk, name = who
        user = users.get(pk) if kind == "user" else None
        shown = name if kind == "user" else f"[{name}]"
        for happened, facts in changes(before.get(who, {}), after.get(who, {})):
            record(request, happened, user, name=shown, **facts)


def rights_now() -> dict[tuple[str, int, str], Rights]:
    """Return the rights of all users and groups, by kind, id and name."""
    parts = _parts_of_users()
    found: dict[tuple[str, int, str], Rights] = {}
    for user in User.objects.only("username", *COLUMNS):
        own = {right: getattr(user, column) for column, right in COLUMNS.items()}
        had = {right: value for right, value in own.items() if value}
        found["user", user.pk, user.username] = had | parts[user.pk]
    groups: dict[tuple[str, int, str], set[str]] = defaultdict(set)
    for pk, name, code in Group.objects.values_list("pk", "name", "permissions__codename"):
        groups["group", pk, name].add(code or "")
    return found | {who: {"permissions": _in_order(codes)} for who, codes in groups.items()}


def _parts_of_users() -> dict[int, Rights]:
    """Return what is kept of a user in other tables."""
    sets: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = [
        ("groups", User.groups.through.objects.values_list("user_id", "group__name")),
        (
            "permissions",
            User.user_permissions.through.objects.values_list("user_id", "permission__codename"),
        ),
        ("second factor", Authenticator.objects.values_list("user_id", "type")),
    ]
    for right, pairs in rows:
        for user_id, had in pairs:
            sets[user_id][right].add(had)
    for user_id, code, role in ChannelUser.objects.values_list(
        "user_id", "call_center__code", "role"
    ):
        sets[user_id][f"role {code}"].add(role)
    return defaultdict(
        dict,
        {pk: {right: _in_order(had) for right, had in own.items()} for pk, own in sets.items()},
    )


def _in_order(had: set[str]) -> str:
    return ", ".join(sorted(filter(None, had)))


def changes(before: Rights, after: Rights) -> Iterator[tuple[Access, dict[str, Any]]]:
    """Say what happened to one user or group."""
    if before and after and before.get("password") != after.get("password"):
        yield Access.PASSWORD_CHANGED, {}
    if after and before.get("second factor", "") > after.get("second factor", ""):
        yield Access.FACTOR_REMOVED, {}
    told = {
        right: [before.get(right, ""), after.get(right, "")]
        for right in sorted((before.keys() | after.keys()) - SECRET)
        if before.get(right, "") != after.get(right, "")
    }
    if told:
        yield Access.RIGHTS_CHANGED, {"changed": told}
