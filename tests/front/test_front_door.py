def test_leads_to_customer_service(agent_client):
    response = agent_client.get("/")

    assert response.headers["Location"] == "/customers/"


def test_asks_a_stranger_to_sign_in(client, db):
    response = client.get("/customers/")

    assert response.status_code == 302
    assert response.headers["Location"].startswith("/accounts/login/")
