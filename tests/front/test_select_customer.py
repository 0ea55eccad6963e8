import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("said", "page"),
    [
        ({"hit": "customer/2001"}, "/customers/2001/"),
        ({"hit": "order/1041"}, "/orders/1041/"),
        ({"q": "karen"}, "/customers/?q=karen"),
        ({"hit": "order/x", "q": "karen"}, "/customers/?q=karen"),
        ({"hit": "//elsewhere.example", "q": ""}, "/customers/?q="),
    ],
)
def test_goes_to_the_chosen_row_and_back_to_the_hits_without_one(agent_client, said, page):
    assert agent_client.get("/customers/select/", said).headers["Location"] == page
