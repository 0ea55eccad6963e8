"""Picks the words of a letter: the most specific template that fits, else those that are built in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db.models import Q

from callcenter.models import CallCenter
from orders.letters.speaking import ours, plain, primary
from orders.models import About, LetterTemplate

TEXTS = Path(__file__).parent / "texts"


@dataclass(frozen=True, kw_only=True)
class Words:
    """The three parts of a letter, as templates, and the language they are in; empty: any."""

    subject: str
    text: str
    html: str
    language: str = ""


def words_for(about: str, *, call_center: CallCenter, mode: str, language: str) -> Words:
    """Return the words for an order of a call center by the mode of this code.

    A template in the customer's own language comes before one for any
    language, then one of the call center before one for all, then one of the
    mode. In one query.
    """
    fitting = LetterTemplate.objects.filter(
        Q(call_center=call_center) | Q(call_center=None),
        Q(mode__code=mode) | Q(mode=None),
        about=about,
        is_active=True,
    ).order_by("pk")
    tags = tags_of(language)
    found = [template for template in fitting if template.language.lower() in tags]
    if not found:
        return built_in(about, language)
    best = min(found, key=lambda template: rank(template, tags))
    return Words(subject=best.subject, text=best.text, html=best.html, language=best.language)


def rank(template: LetterTemplate, tags: Sequence[str]) -> tuple[int, bool, bool]:
    """Return how far a template is from the most specific one."""
    return (
        tags.index(template.language.lower()),
        template.call_center_id is None,
        template.mode_id is None,
    )


def tags_of(language: str) -> list[str]:
    """Return what a template may name for this language: fr-ca, fr, or nothing."""
    return list(dict.fromkeys([plain(language).lower(), primary(language), ""]))


def built_in(about: str, language: str) -> Words:
    """Return the words that come with the application, in the first language where there are none."""
    return read(About(about), primary(ours(language)))


@cache
def read(about: About, language: str) -> Words:
    """Read a text: its first line is the subject; in the frame of HTML stand its paragraphs."""
    folder = TEXTS / language
    subject, _, text = (folder / f"{about.value}.txt").read_text("utf-8").partition("\n\n")
    frame = (TEXTS / "frame.html").read_text("utf-8")
    body = (folder / f"{about.value}.html").read_text("utf-8")
    parts = {path.stem: path.read_text("utf-8") for path in folder.glob("_*.html")}
    html = frame.replace("[language]", language).replace("[body]", body)
    for name, part in parts.items():
        html = html.replace(f"[{name.strip('_')}]", part)
    return Words(subject=subject.strip(), text=text, html=html, language=language)
