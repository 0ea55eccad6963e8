"""Whatever moves money, or changes an order, can be sent again: each operation takes a key, or says why it needs none."""

import inspect

import pytest

from orders import operations
from payments import operations as payment_operations
from payments.admin.ledgers import AccountEntryForm, CreditEntryForm

WITHOUT = {  # and what stands in for a key
    "amend_order": "begun twice by the same person it is begun once",
    "ask_for_order": "each request to a provider has a key of its own, and is sent once",
    "check_out": "checked out twice by the same person it is checked out once",
    "export_released": "what is taken is not released any more",
    "give_back": "given back twice it is given back once",
    "leave_order": "left twice it is left once",
    "note_written": "a moment that stands is not set again",
    "ship": "the warehouse’s own code of the shipment",
}
FLOORS = [operations, payment_operations]


def verbs_of(floor):
    return [one for name in floor.__all__ if inspect.isfunction(one := getattr(floor, name))]


def takes_key(verb):
    return "key" in inspect.signature(verb).parameters or hasattr(verb, "takes_key")


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.__name__)
def test_an_operation_takes_a_key_or_says_why_not(floor):
    verbs = verbs_of(floor)

    assert len(verbs) > 20
    assert [
        one.__name__ for one in verbs if not takes_key(one) and one.__name__ not in WITHOUT
    ] == []


def test_none_is_excused_that_takes_one_or_is_gone():
    excused = {verb.__name__ for floor in FLOORS for verb in verbs_of(floor) if not takes_key(verb)}

    assert excused == set(WITHOUT)


@pytest.mark.parametrize("form", [AccountEntryForm, CreditEntryForm])
def test_what_an_admin_enters_of_money_has_a_key(form):
    assert "key" in form.declared_fields
