import pytest

from customers import errors
from customers.places.telephone import normalise, shown


@pytest.mark.parametrize(
    ("typed", "region", "stored"),
    [
        ("(206) 555-0100", "US", "+12065550100"),
        ("206.555.0100", "US", "+12065550100"),
        ("1 206 555 0100", "US", "+12065550100"),
        ("+1 206 555 0100", "FR", "+12065550100"),
        ("01 23 45 67 89", "FR", "+33123456789"),
        ("+33 (0)1 23 45 67 89", "US", "+33123456789"),
        ("011 33 1 23 45 67 89", "US", "+33123456789"),
        ("0033 1 23 45 67 89", "FR", "+33123456789"),
    ],
)
def test_stores_any_notation_alike(typed, region, stored):
    assert normalise(typed, region) == stored


@pytest.mark.parametrize("typed", ["555-0100", "12", "abc", "", "+", "206 555 0100 ext 12"])
def test_refuses_what_is_no_whole_number_and_shows_how_to_write_it(typed):
    with pytest.raises(
        errors.NotATelephone, match=r"is not a whole telephone number\. Write it like \(201\) 555-"
    ):
        normalise(typed, "US")


@pytest.mark.parametrize(
    ("stored", "region", "said"),
    [
        ("+12065550100", "US", "(206) 555-0100"),
        ("+33123456789", "FR", "01 23 45 67 89"),
        ("+33123456789", "US", "+33 1 23 45 67 89"),
        ("", "US", ""),
        ("unreadable", "US", "unreadable"),
    ],
)
def test_shows_it_as_the_country_writes_it(stored, region, said):
    assert shown(stored, region) == said
