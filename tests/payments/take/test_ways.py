"""Every function of a method has its way to pay."""

from payments.models import Function
from payments.ways import WAYS


def test_every_function_has_its_way():
    assert set(WAYS) == set(Function)
