"""The codes on the back pages of catalogs: found by part of them, refused with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q, Value
from django.utils.translation import gettext_lazy as _

from callcenter.languages import FIRST, language_of
from callcenter.models import CallCenter, OtherLanguages
from callcenter.sql.fold import Like, fold
from callcenter.words.dates import day_written
from catalog import errors, search
from catalog.models.catalogs import Catalog, CatalogStatus
from catalog.models.replaced import dates_in_order

MOST_NAMED = 3  # codes in the sentence about several


@dataclass(frozen=True, kw_only=True)
class Script:
    """What an agent says, and the language it is written in."""

    text: str
    language: str


class SourceCodeQuerySet(models.QuerySet["SourceCode"]):
    """Source codes, and how they are found."""

    def offered_by(self, call_center: CallCenter) -> Self:
        """Those of the call center's catalogs, whether they can be used or not."""
        return (
            self.filter(catalog__offered__call_center=call_center)
            .select_related("catalog")
            .order_by("code", "pk")
        )

    def usable(self, call_center: CallCenter, *, on: date) -> Self:
        """Those of the call center's published catalogs that are valid on the day.

        The same rule as ``SourceCode.refusal``, for the database.
        """
        return self.offered_by(call_center).filter(
            Q(catalog__valid_from=None) | Q(catalog__valid_from__lte=on),
            Q(catalog__valid_to=None) | Q(catalog__valid_to__gte=on),
            Q(valid_from=None) | Q(valid_from__lte=on),
            Q(valid_to=None) | Q(valid_to__gte=on),
            is_active=True,
            catalog__status=CatalogStatus.PUBLISHED,
        )

    def matching(
        self, typed: str, *, call_center: CallCenter, on: date, limit: int = 10
    ) -> list[SourceCode]:
        """Those with this part of the code, or these words of the catalog's name; usable ones first.

        Of nothing typed: the usable ones, those that mean "none" last.
        """
        read = search.read(typed)
        if not read.words:
            usable = self.usable(call_center, on=on)
            none = list(usable.filter(means_none=True)[:limit])
            return [*usable.filter(means_none=False)[: limit - len(none)], *none]
        found: dict[int, SourceCode] = {}
        for branch in self._branches(read, call_center=call_center, on=on):
            if len(found) < limit:
                found |= {code.pk: code for code in branch[:limit] if code.pk not in found}
        return list(found.values())[:limit]

    def resolve(self, typed: str, *, call_center: CallCenter, on: date) -> SourceCode:
        """Return the one code meant: exactly this one, or the only one that matches.

        Raises NoSuchSourceCode, SeveralSourceCodes, SourceCodeNotValid.
        """
        read = search.read(typed)
        exact = self.offered_by(call_center).coded(read.text).first()
        matching = [exact] if exact else self._matching_some(read, call_center=call_center, on=on)
        if not matching:
            raise errors.NoSuchSourceCode(typed=read.text)
        if len(matching) > 1:
            codes = ", ".join(code.code for code in matching[:MOST_NAMED])
            raise errors.SeveralSourceCodes(typed=read.text, codes=codes)
        if refusal := matching[0].refusal(on=on):
            raise refusal
        return matching[0]

    def coded(self, code: str) -> Self:
        """The one of exactly this code, capitals or not."""
        return self.alias(code_key=fold("code")).filter(code_key=fold(Value(code)))

    def _matching_some(
        self, read: search.Typed, *, call_center: CallCenter, on: date
    ) -> list[SourceCode]:
        if not read.words:
            return []
        return self.matching(read.text, call_center=call_center, on=on, limit=MOST_NAMED + 1)

    def _branches(self, read: search.Typed, *, call_center: CallCenter, on: date) -> Iterator[Self]:
        """Ask one index each, best first."""
        by_code = Like(fold("code"), fold(Value(search.code_pattern(read.text))))
        by_catalog = Q(catalog__in=Catalog.objects.with_words(read.words))
        offered = self.offered_by(call_center)
        usable = self.usable(call_center, on=on)
        yield offered.coded(read.text)
        yield usable.filter(by_code)
        yield usable.filter(by_catalog)
        yield offered.filter(by_code)
        yield offered.filter(by_catalog)


@pghistory.track()
class SourceCode(models.Model):
    """The code a caller reads from the back page."""

    catalog = models.ForeignKey(
        Catalog, on_delete=models.PROTECT, related_name="source_codes", verbose_name=_("catalog")
    )
    code = models.CharField(
        _("source code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[\w-]+$", _("Letters, digits and hyphens only."))],
    )
    is_active = models.BooleanField(_("active"), default=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    means_none = models.BooleanField(
        _("means that the caller has none"),
        default=False,
        help_text=_("Named where a source code is required and the caller cannot tell one."),
    )
    script = models.TextField(
        _("to say when it is named"), blank=True, help_text=_("Shown to the agent.")
    )
    script_in = OtherLanguages(_("to say when it is named, in other languages"), most=2000, rows=3)
    submit_script = models.TextField(
        _("to say before Submit"), blank=True, help_text=_("Shown in the summary.")
    )
    submit_script_in = OtherLanguages(
        _("to say before Submit, in other languages"), most=2000, rows=3
    )

    objects = SourceCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("source code")
        verbose_name_plural = _("source codes")
        constraints = [
            dates_in_order(
                "catalog_sourcecode_dates_in_order", _("The code must begin before it ends.")
            ),
        ]
        indexes = [
            GinIndex(OpClass(fold("code"), name="gin_trgm_ops"), name="catalog_sourcecode_parts")
        ]

    def __str__(self) -> str:
        return self.code

    # Questions
    @property
    def title(self) -> str:
        """Code and catalog, as agents read it."""
        return f"{self.code} {self.catalog.label}"

    @property
    def begins(self) -> date | None:
        """The first day on which both the code and its catalog hold."""
        days = filter(None, (self.valid_from, self.catalog.valid_from))
        return max(days, default=None)

    @property
    def ends(self) -> date | None:
        """The last day on which both the code and its catalog hold."""
        days = filter(None, (self.valid_to, self.catalog.valid_to))
        return min(days, default=None)

    def refusal(self, *, on: date) -> errors.SourceCodeNotValid | None:
        """Return why the code cannot be used on the day, or None where it can."""
        if self.catalog.status != CatalogStatus.PUBLISHED:
            return errors.SourceCodeNotPublished(code=self.code)
        if not self.is_active:
            return errors.SourceCodeSwitchedOff(code=self.code)
        if self.ends and self.ends < on:
            return errors.SourceCodeExpired(code=self.code, day=day_written(self.ends))
        if self.begins and self.begins > on:
            return errors.SourceCodeNotYetValid(code=self.code, day=day_written(self.begins))
        return None

    def opening(self, language: str) -> Script | None:
        """Return what to say when the code is named, in this language where it is written."""
        return written_in(language, self.script, self.script_in)

    def closing(self, language: str) -> Script | None:
        """Return what to say before Submit, in this language where it is written."""
        return written_in(language, self.submit_script, self.submit_script_in)


def written_in(language: str, first: str, others: Mapping[str, str]) -> Script | None:
    """Return the text in this language, else in the first that it is written in."""
    wanted = language_of(language).code
    texts = {FIRST.code: first} | dict(others)
    code = next((code for code in (wanted, *texts) if texts.get(code)), None)
    return Script(text=texts[code], language=code) if code else None
