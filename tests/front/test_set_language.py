from django.urls import reverse


def test_remembers_the_language_with_the_user(agent_client, agent):
    response = agent_client.post("/language/", {"language": "fr", "next": "/prices/"})

    agent.refresh_from_db()
    assert agent.language == "fr"
    assert response.headers["Location"] == "/prices/"
    assert agent_client.get("/prices/").headers["Content-Language"] == "fr"


def test_remembers_the_language_of_a_stranger_in_the_session(client, db):
    client.post("/language/", {"language": "fr", "next": reverse("account_login")})

    assert client.get("/accounts/login/").headers["Content-Language"] == "fr"


def test_leaves_everything_as_it_is_for_a_language_we_do_not_speak(agent_client, agent):
    agent_client.post("/language/", {"language": "xx"})

    agent.refresh_from_db()
    assert agent.language == ""
    assert agent_client.get("/prices/").headers["Content-Language"] == "en"
