"""Two admins at one row: the slower is told, keeps what he typed, and decides."""

from html.parser import HTMLParser

import pytest
from django.contrib import admin

from callcenter.admin_base.marks import MARK, WithMarks
from catalog.models import DeliveryMode, DeliveryModeGroup, ModeInGroup
from tests.factories import DeliveryModeFactory

pytestmark = pytest.mark.django_db
TOLD = "Somebody else changed this since you opened it"


class Fields(HTMLParser):
    """What a page's form would send, had nobody typed anything."""

    def __init__(self, html):
        super().__init__()
        self.said, self.select, self.area = {}, None, None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        had = dict(attrs)
        if tag == "input" and had.get("name") and had.get("type") not in {"submit", "file"}:
            if had.get("type") not in {"checkbox", "radio"}:
                self.said[had["name"]] = had.get("value", "")
            elif "checked" in had:
                self.said[had["name"]] = had.get("value", "on")
        elif tag == "select":
            self.select = had.get("name")
        elif tag == "option" and "selected" in had:
            self.said[self.select] = had.get("value", "")
        elif tag == "textarea":
            self.area = had["name"]
            self.said[self.area] = ""

    def handle_data(self, data):
        if self.area:
            self.said[self.area] += data.lstrip("\r\n")

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None


def opened(client, url):
    return Fields(client.get(url).content.decode()).said


@pytest.fixture
def mode():
    return DeliveryModeFactory.create(code="88", name="Night")


@pytest.fixture
def url(mode):
    return f"/admin/catalog/deliverymode/{mode.pk}/change/"


def test_the_slower_is_told_and_may_let_his_stand(admin_client, mode, url):
    mine, theirs = opened(admin_client, url), opened(admin_client, url)
    assert admin_client.post(url, theirs | {"name": "Overnight"}).status_code == 302

    refused = admin_client.post(url, mine | {"name": "By night"})

    assert refused.status_code == 200
    page = refused.content.decode()
    assert TOLD in page
    assert 'value="By night"' in page
    mode.refresh_from_db()
    assert mode.name == "Overnight"

    assert admin_client.post(url, Fields(page).said).status_code == 302
    mode.refresh_from_db()
    assert mode.name == "By night"


def test_a_part_of_the_page_counts_too(admin_client, mode):
    group = DeliveryModeGroup.objects.create(code="FAST", name="Fast")
    url = f"/admin/catalog/deliverymodegroup/{group.pk}/change/"
    mine = opened(admin_client, url)
    ModeInGroup.objects.create(group=group, mode=mode)

    refused = admin_client.post(url, mine | {"name": "Quick"})

    assert TOLD in refused.content.decode()
    group.refresh_from_db()
    assert group.name == "Fast"


def test_what_the_page_does_not_change_is_no_news(admin_client, mode, url):
    mine = opened(admin_client, url)
    assert MARK in mine

    assert admin_client.post(url, mine | {"name": "Overnight"}).status_code == 302
    assert DeliveryMode.objects.get(pk=mode.pk).name == "Overnight"


def test_every_page_that_can_be_edited_has_marks():
    pages = [
        page
        for model, page in admin.site._registry.items()
        if model.__module__.split(".")[0]
        in {"callcenter", "catalog", "customers", "orders", "payments"}
    ]

    assert len(pages) > 30
    assert [page for page in pages if not isinstance(page, WithMarks)] == []
