"""The words of letters: the safe language, the choice of a template, and how an admin tries them."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from catalog.models import DeliveryMode
from orders import errors
from orders.letters.choosing import built_in, words_for
from orders.letters.facts import KNOWN
from orders.letters.language import rendered, require_sound
from orders.models import About, LetterTemplate
from tests.factories import home
from tests.orders.drafts import draft_of_120, elsewhere, pay, submit
from tests.orders.postroom import work

ADD = reverse("admin:orders_lettertemplate_add")


def test_fills_in_texts_and_rows():
    facts = {"customer_name": "Karen & Co", "lines": [{"name": "Tent"}, {"name": "Stove"}]}
    source = "{{ customer_name }}: {% for line in lines %}{{ line.name|upper }}{% if not forloop.last %}, {% endif %}{% endfor %}"

    assert rendered(source, facts) == "Karen & Co: TENT, STOVE"
    assert rendered(source, facts, is_html=True) == "Karen &amp; Co: TENT, STOVE"


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("{% load static %}", errors.BadTemplate),
        ("{% include 'orders/order.html' %}", errors.BadTemplate),
        ("{% extends 'base.html' %}", errors.BadTemplate),
        ("{% debug %}", errors.BadTemplate),
        ("{% url 'admin:index' %}", errors.BadTemplate),
        ("{% autoescape off %}x{% endautoescape %}", errors.BadTemplate),
        ("{{ customer_name|safe }}", errors.BadTemplate),
        ("{{ lines|pprint }}", errors.BadTemplate),
        ("{{ customer_name", None),
        ("{{ customer_name.__class__ }}", errors.BadTemplate),
        ("{% if total %}", errors.BadTemplate),
        ("{{ settings.SECRET_KEY }}", errors.UnknownVariable),
        ("{{ custmer_name }}", errors.UnknownVariable),
        ("{{ customer_name.upper }}", errors.UnknownVariable),
        ("{% if not tracking and typo > 1 %}{% endif %}", errors.UnknownVariable),
        ("{% if total %}{% else %}{{ typo }}{% endif %}", errors.UnknownVariable),
        ("{{ total|default:typo }}", errors.UnknownVariable),
        ("{{ line.name }}", errors.UnknownVariable),
        ("{% for line in lines %}{{ line.typo }}{% endfor %}", errors.UnknownVariable),
        ("{% for line in lines %}{{ forloop.counter }}{% endfor %}", None),
        ("{% for line in lines %}{% empty %}{{ typo }}{% endfor %}", errors.UnknownVariable),
        ("{% for letter in total %}{% endfor %}", errors.NoRows),
        ("{% for a, b in lines %}{% endfor %}", errors.NoRows),
        ("{% comment %}{{ typo }}{% endcomment %}", None),
        ("{% if prices_with_tax == True %}{{ tax|default:'–' }}{% endif %}", None),
        ("<script>x</script>", errors.ScriptInLetter),
    ],
)
def test_refuses_what_a_letter_cannot_say(source, refusal):
    if refusal is None:
        require_sound(source, KNOWN, is_html=True)
        return
    with pytest.raises(refusal) as refused:
        require_sound(source, KNOWN, is_html=True)
    assert str(refused.value).endswith(".")


@pytest.mark.parametrize("about", About.values)
@pytest.mark.parametrize("language", ["en-US", "fr-FR", "de-DE"])
def test_the_built_in_words_are_sound(about, language):
    words = built_in(about, language)

    require_sound(words.subject, KNOWN)
    require_sound(words.text, KNOWN)
    require_sound(words.html, KNOWN, is_html=True)
    assert words == built_in(about, "fr" if language == "fr-FR" else "en")


def template(subject, **about):
    return LetterTemplate.objects.create(
        about=About.SUBMITTED, subject=subject, text="Thank you", **about
    )


def chosen(*, mode="99", language="fr-FR", call_center=None):
    words = words_for(
        About.SUBMITTED, call_center=call_center or home(), mode=mode, language=language
    )
    return words.subject


@pytest.mark.django_db
def test_the_most_specific_template_wins():
    ours, standard = home(), DeliveryMode.objects.get(code="99")
    assert chosen().startswith("Votre commande")

    template("any")
    assert chosen() == "any"
    template("any by 99", mode=standard)
    assert (chosen(), chosen(mode="11")) == ("any by 99", "any")
    template("ours", call_center=ours)
    assert (chosen(), chosen(call_center=elsewhere())) == ("ours", "any by 99")
    template("ours by 99", call_center=ours, mode=standard)
    assert (chosen(), chosen(mode="11")) == ("ours by 99", "ours")
    template("fr", language="fr")
    assert (chosen(), chosen(language="en-US")) == ("fr", "ours by 99")
    template("ours fr", language="fr", call_center=ours)
    assert chosen() == "ours fr"
    template("fr-FR", language="fr-FR")
    assert (chosen(), chosen(language="fr-CA")) == ("fr-FR", "ours fr")
    template("ours by 99 fr-FR", language="fr-FR", call_center=ours, mode=standard)
    assert (chosen(), chosen(mode="11")) == ("ours by 99 fr-FR", "fr-FR")


@pytest.mark.django_db
def test_one_template_for_each_and_those_put_aside_do_not_count():
    template("first")
    with pytest.raises(IntegrityError), transaction.atomic():
        template("second")

    LetterTemplate.objects.update(is_active=False)
    template("third")

    assert chosen() == "third"


def typed(**changes):
    return {
        "about": "submitted",
        "call_center": "",
        "mode": "",
        "language": "fr",
        "is_active": "on",
        "subject": "Commande {{ order_number }}",
        "text": "Bonjour {{ customer_name }}, {{ total }}",
        "html": "<p style='color:red'>{{ customer_name }}</p>",
        "try_on": "",
    } | changes


def submitted_120():
    order = draft_of_120(email="karen@example.com")
    pay(order)
    submit(order)
    return order


@pytest.mark.django_db
def test_an_admin_saves_a_template(admin_client):
    answer = admin_client.post(ADD, typed())

    assert answer.status_code == 302
    assert LetterTemplate.objects.get().subject == "Commande {{ order_number }}"


@pytest.mark.django_db
def test_a_wrong_template_is_refused_with_a_sentence(admin_client):
    answer = admin_client.post(ADD, typed(text="{{ customer }}", html="{% load x %}"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "No letter knows “customer”. Take a variable of the list below." in page
    assert "The template cannot be read: Invalid block tag on line 1: &#x27;load&#x27;" in page
    assert not LetterTemplate.objects.exists()


@pytest.mark.django_db
def test_an_admin_looks_at_a_template_on_an_order(admin_client):
    order = submitted_120()

    page = admin_client.post(ADD, typed(_preview="1", try_on=order.number)).content.decode()
    html = admin_client.post(ADD, typed(_html="1"))

    assert f"<strong>Commande {order.number}</strong>" in page
    assert "Bonjour Karen Berg, 120,00 USD" in page
    assert html.content.decode() == "<p style='color:red'>Karen Berg</p>"
    assert "sandbox" in html["Content-Security-Policy"]
    assert not LetterTemplate.objects.exists()
    assert mail.outbox == []


@pytest.mark.django_db
def test_without_an_order_there_is_nothing_to_look_at(admin_client):
    page = admin_client.post(ADD, typed(_preview="1")).content.decode()

    assert "A letter is tried on an order that was submitted." in page


@pytest.mark.django_db
def test_an_admin_sends_himself_a_test_and_nobody_else(admin_client, admin):
    submitted_120()
    others = {"test_to": "karen@example.com", "to": "karen@example.com"}

    admin.email = ""
    admin.save()
    missing = admin_client.post(ADD, typed(_test="1", **others)).content.decode()
    assert mail.outbox == []
    admin.email = "me@example.com"
    admin.save()
    sent = admin_client.post(ADD, typed(_test="1", **others)).content.decode()

    assert "A test goes to your own e-mail address, and you have none." in missing
    assert "The test is on its way to me@example.com." in sent
    assert mail.outbox == []
    work()
    _confirmation, message = mail.outbox
    assert (message.to, message.body) == (["me@example.com"], "Bonjour Karen Berg, 120,00 USD")
    assert not LetterTemplate.objects.exists()


@pytest.mark.django_db
def test_a_new_template_begins_with_the_built_in_words(admin_client):
    page = admin_client.get(f"{ADD}?about=shipped&language=fr").content.decode()

    assert "Votre commande {{ order_number }} est en route" in page
    assert "{{ tracking }}" in page
