"""Loops in the words of letters end, however they were written."""

import pytest

from orders import errors
from orders.letters.facts import KNOWN
from orders.letters.language import rendered, require_sound
from tests.orders.letters.test_letter_templates import ADD, submitted_120, typed


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in lines %}" * 8 + "x" + "{% endfor %}" * 8,
        "{% for a in lines %}{% for b in lines %}" + "x" * 100_000 + "{% endfor %}{% endfor %}",
        "{% for a in lines %}{% for b in lines %}"
        + "{% if a %}{% endif %}" * 10_000
        + "{% endfor %}{% endfor %}",
    ],
    ids=["deep", "long", "many parts"],
)
def test_loops_end(source):
    facts = {"lines": [{"name": "Tent"}] * 20}
    require_sound(source, KNOWN)

    with pytest.raises(errors.LoopsTooLong, match="Put no loop into another"):
        rendered(source, facts)


def test_a_long_order_is_not_too_long():
    facts = {"lines": [{"name": "Tent"}] * 2000}
    source = (
        "{% for line in lines %}"
        + "{{ line.name }} {% if line.name %}x{% endif %} " * 5
        + "{% endfor %}"
    )

    assert len(rendered(source, facts)) == 2000 * 5 * len("Tent x ")


@pytest.mark.django_db
def test_an_author_is_told_of_loops_that_are_too_long(admin_client):
    submitted_120()
    text = "{% for a in lines %}" * 8 + "x" * 1_000_001 + "{% endfor %}" * 8

    page = admin_client.post(ADD, typed(_preview="1", text=text)).content.decode()

    assert "The loops of the template go through too much." in page
