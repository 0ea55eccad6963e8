"""Letters: their templates are edited and tried, and those that were written are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from callcenter.admin_base.pages import Page, PlainLabels, ReadOnly
from callcenter.admin_base.tools import Trying
from callcenter.errors import Refused
from callcenter.languages import LANGUAGES
from callcenter.models import User
from callcenter.web.http import foreign_page
from orders.letters.choosing import Words, built_in
from orders.letters.facts import KNOWN, VARIABLES
from orders.letters.language import FILTERS, require_sound
from orders.letters.trying import post_to_author, tried
from orders.models import About, Letter, LetterTemplate

TRIES = {"_preview", "_html", "_test"}


class LetterTemplateForm(PlainLabels):
    """The words, and below them the order on which they are tried."""

    try_on = forms.IntegerField(
        label=_("try on order"), required=False, help_text=_("Empty: the last one submitted.")
    )

    tried: Letter | None = None

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in ("subject", "text", "html"):
            try:
                require_sound(cleaned.get(name, ""), KNOWN, is_html=name == "html")
            except Refused as refusal:
                self.add_error(name, str(refusal))
        if TRIES & set(self.data) and not self.errors:
            self.try_out(cleaned)
        return cleaned

    def try_out(self, cleaned: dict[str, Any]) -> None:
        try:
            self.tried = tried(
                Words(**{name: cleaned[name] for name in ("subject", "text", "html", "language")}),
                about=cleaned["about"],
                number=cleaned["try_on"],
                language=cleaned["language"],
            )
        except Refused as refusal:
            self.add_error("try_on", str(refusal))


@admin.register(LetterTemplate)
class LetterTemplateAdmin(Trying, Page):
    list_display = ["about", "for_call_center", "for_mode", "language", "subject", "is_active"]
    list_filter = ["about", "is_active", "call_center", "language"]
    list_select_related = ["call_center", "mode"]
    search_fields = ["subject"]
    ordering = ["about", "call_center__code", "mode__code", "language", "pk"]
    form = LetterTemplateForm
    tries = TRIES
    formfield_overrides = {
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 18, "class": "vLargeTextField"})}
    }
    fieldsets = [
        (
            _("When it is taken; what is empty means all, and the most specific template wins"),
            {"fields": ["about", "call_center", "mode", "language", "is_active"]},
        ),
        (_("The words"), {"fields": ["subject", "text", "html"]}),
        (_("Try them; nothing is saved"), {"fields": ["try_on"]}),
    ]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Begin with the words that are built in."""
        asked = super().get_changeform_initial_data(request)
        about = asked.get("about", "")
        if about not in About.values:
            about = About.SUBMITTED
        words = built_in(about, str(asked.get("language", "")))
        return {
            "about": about,
            "subject": words.subject,
            "text": words.text,
            "html": words.html,
            **asked,
        }

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> HttpResponse:
        """Show what was tried, send the test, or list what a template may name."""
        form = context["adminform"].form
        letter = form.tried if not form.errors and form.is_bound else None
        if letter and "_html" in request.POST:
            return foreign_page(request, letter.html)
        if letter and "_test" in request.POST:
            self.send_test(request, letter)
        context["letter"] = letter
        context["variables"] = list(written_out(VARIABLES))
        context["filters"] = ", ".join(FILTERS)
        context["starts"] = [(about, one.code) for about in About for one in LANGUAGES]
        return super().render_change_form(request, context, *args, **options)

    def send_test(self, request: HttpRequest, letter: Letter) -> None:
        try:
            post_to_author(letter, cast(User, request.user), at=timezone.now())
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The test is on its way to %(to)s.") % {"to": letter.to})

    @admin.display(description=_("call center"))
    def for_call_center(self, template: LetterTemplate) -> object:
        return template.call_center or _("All")

    @admin.display(description=_("mode of delivery"))
    def for_mode(self, template: LetterTemplate) -> object:
        return template.mode or _("All")


def written_out(variables: dict[str, Any]) -> Iterator[tuple[str, object]]:
    """Tell each variable as it is written, with what it says; of rows, how to go through them."""
    for name, said in variables.items():
        if isinstance(said, dict):
            yield f"{{% for line in {name} %}} … {{% endfor %}}", ""
            yield from ((f"{{{{ line.{field} }}}}", words) for field, words in said.items())
        else:
            yield f"{{{{ {name} }}}}", said


@admin.register(Letter)
class LetterAdmin(ReadOnly):
    """Those that did not leave are found by their state."""

    list_display = ["written_at", "at_order", "about", "to", "state", "attempts", "failure"]
    list_filter = ["state", "about", "order__call_center"]
    list_select_related = ["order"]
    search_fields = ["=order__number", "=to"]
    date_hierarchy = "written_at"
    ordering = ["-written_at", "-pk"]

    @admin.display(description=_("sales order"))
    def at_order(self, letter: Letter) -> str:
        return format_html(
            '<a href="{}">{}</a>', letter.order.get_absolute_url(), letter.order.number
        )
