"""Letters leave for any language tag that a customer can have, and each speaks one language."""

from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from callcenter.languages import LANGUAGES
from orders.letters.speaking import amount, day, locale_of, ours, primary, spoken
from orders.models import About, Event, Letter, LetterState, LetterTemplate
from orders.models.events import record
from orders.under_lock.letters import tell
from tests.factories import NOW
from tests.orders.postroom import submitted_120, work

CODES = sorted({tag.partition("_")[0] for tag in locale_identifiers() if tag != "root"})
REGIONS = st.sampled_from(["", "-US", "-FR", "-NO", "-XX", "-419", "_CA", "-fr"])
LANGUAGES_OF_CUSTOMERS = st.one_of(
    st.builds("{}{}".format, st.sampled_from([*CODES, "no", "sh", "iw", "tlh", "xx"]), REGIONS),
    st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), max_size=10),
)
DAY = NOW.date()
LARGE = Decimal("-1234567.891")


@given(LANGUAGES_OF_CUSTOMERS)
def test_c5_days_and_amounts_are_written_for_any_tag(tag):
    """Babel 2.18.0, all its languages by regions where they are spoken or not."""
    assert day(DAY, tag)
    assert amount(LARGE, "USD", tag).endswith(" USD")
    assert day(DAY, ours(tag))
    assert primary(ours(tag)) in {one.code for one in LANGUAGES}


@pytest.mark.parametrize(
    ("tag", "locale"),
    [("fr-US", "fr"), ("de-FR", "de"), ("no-NO", "no"), ("fr-CA", "fr_CA"), ("fr_CA", "fr_CA"),
     ("tlh", "en"), ("", "en"), ("xx-XX", "en"), ("zh-TW", "zh_Hant_TW")],
)  # fmt: skip
def test_c5_a_tag_that_nobody_keeps_falls_back_to_its_language(tag, locale):
    assert str(locale_of(tag)) == str(Locale.parse(locale))


@pytest.mark.parametrize(
    ("words", "asked", "tag"),
    [
        ("fr", "fr-US", "fr-US"),
        ("en", "de-FR", "en"),  # built in, as there is none in German
        ("de", "de-FR", "de-FR"),
        ("", "fr-CA", "en-US"),  # words for any language are the call center's
        ("", "en-GB", "en-GB"),
        ("fr-FR", "fr-CA", "fr-CA"),
    ],
)
def test_c5_a_letter_speaks_the_language_of_its_words(words, asked, tag):
    assert spoken(words, asked=asked, at_home="en-US") == tag


def letter_to(language):
    submitted_120(language=language)
    work()
    letter = Letter.objects.get()
    assert letter.state == LetterState.SENT, letter.failure
    return letter


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "speaks", "greets", "amount_said"),
    [
        ("fr-US", "fr-US", "Bonjour", "120,00 USD"),
        ("es-419", "es-419", "Hola", "120,00 USD"),
        ("de-FR", "en", "Dear", "120.00 USD"),
        ("no-NO", "en", "Dear", "120.00 USD"),
        ("tlh", "en", "Dear", "120.00 USD"),
        ("fr_CA", "fr-CA", "Bonjour", "120,00 USD"),
    ],
)
def test_c5_leaves_and_speaks_one_language(language, speaks, greets, amount_said):
    letter = letter_to(language)

    assert letter.language == speaks
    assert letter.text.startswith(greets)
    assert amount_said in letter.text


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "method"), [("fr-US", "Espèces"), ("de-FR", "Cash")])
def test_c5_money_goes_back_by_a_means_in_the_same_language(language, method):
    order = submitted_120(language=language)
    work()
    event = record(order, Event.HEADER_CHANGED, at=NOW, by=order.taken_by)

    tell(
        event, About.REFUNDED, refund="12.00", refund_method="Cash", refund_names={"fr": "Espèces"}
    )
    work()

    assert f"({method})" in Letter.objects.get(about=About.REFUNDED).text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de-FR", "de-DE", "de"])
def test_c5_a_template_in_another_language_has_its_days_and_amounts(language):
    LetterTemplate.objects.create(
        about=About.SUBMITTED, language="de", subject="Ihre Bestellung",
        text="Vom {{ order_date }}: {{ total }}", html="",
    )  # fmt: skip

    letter = letter_to(language)

    assert letter.text == f"Vom {format_date(DAY, 'full', 'de')}: 120,00 USD"
    assert letter.language == language


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["de-FR", "fr-US", "no-NO"])
def test_c5_the_paper_is_printed_in_one_language(language, agent_client):
    order = submitted_120(language=language)

    page = agent_client.get(f"/orders/{order.number}/confirmation/").content.decode()

    wanted = "120,00 USD" if language == "fr-US" else "120.00 USD"
    assert wanted in page
    assert day(DAY, ours(language)) in page
