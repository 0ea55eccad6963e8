import re

import pytest
from django.urls import reverse

from callcenter.languages import LANGUAGES


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


@pytest.mark.parametrize("reader", ["en", "fr", "es"])
def test_each_language_is_called_by_its_own_name(agent_client, agent, reader):
    agent.language = reader
    agent.save()

    page = agent_client.get("/prices/").content.decode()

    names = re.findall(
        r'<button name="language".*?<span class="visually-hidden">(\w+)</span>', page, re.DOTALL
    )
    assert names == [language.name for language in LANGUAGES]
