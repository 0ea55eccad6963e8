"""The database keeps overrides and approvals as they were: closed once, never changed, never deleted."""

from datetime import timedelta

import pytest
from django.db import ProgrammingError, transaction

from callcenter.models import User
from orders.models import Approval, Override
from tests.factories import NOW, UserFactory
from tests.front.admin_rows import make

pytestmark = pytest.mark.django_db

CLOSING = {
    Override: {"put_back_at": NOW},
    Approval: {"is_granted": True, "answered_at": NOW, "answer": "Fine."},
}
WHO = {Override: "put_back_by", Approval: "answered_by"}


def refused(model, why):
    message = f"Cannot {why} rows from {model._meta.db_table}"
    return pytest.raises(ProgrammingError, match=message)


def closed(model):
    row = make(model)
    by: User = UserFactory.create()
    model.objects.filter(pk=row.pk).update(**CLOSING[model], **{WHO[model]: by})
    return model.objects.filter(pk=row.pk)


@pytest.mark.parametrize("model", CLOSING)
def test_is_never_deleted(model):
    row = make(model)

    with refused(model, "delete"), transaction.atomic():
        model.objects.filter(pk=row.pk).delete()


@pytest.mark.parametrize(
    "change",
    [{"amount": "2.00"}, {"note": "Something else."}, {"line": 2}, {"from_amount": "3.00"}],
    ids=str,
)
@pytest.mark.parametrize("model", CLOSING)
def test_is_never_changed(model, change):
    row = make(model)

    with refused(model, "update"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**change)


@pytest.mark.parametrize(
    ("model", "moment"), [(Override, "put_back_at"), (Approval, "answered_at")]
)
def test_is_closed_once(model, moment):
    row = closed(model)

    with refused(model, "update"), transaction.atomic():
        row.update(**{moment: NOW + timedelta(minutes=1)})
    with refused(model, "update"), transaction.atomic():
        row.update(**{WHO[model]: UserFactory.create()})


def test_an_answered_request_is_not_withdrawn():
    with refused(Approval, "update"), transaction.atomic():
        closed(Approval).update(withdrawn_at=NOW)
