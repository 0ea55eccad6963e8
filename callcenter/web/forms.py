"""What all forms share."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from callcenter.errors import LooksLikeCardNumber
from callcenter.web.free_text import is_refused


class Guarded(forms.BaseForm):
    """A form of which no field takes a card number; what was refused is never given back."""

    def full_clean(self) -> None:
        super().full_clean()
        for name, field in self.fields.items():
            if self.is_bound and is_typed(field) and is_refused(field, self.typed(name)):
                self.errors[name] = self.error_class([str(LooksLikeCardNumber())])
                self.cleaned_data.pop(name, None)
                self.forget(self.add_prefix(name))

    def forget(self, name: str) -> None:
        """Leave out what was typed there; of fields with several values all stay."""
        data: Any = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data[name] = ""
        self.data = data

    def typed(self, name: str) -> str:
        return str(self.data.get(self.add_prefix(name)) or "")


def is_typed(field: forms.Field) -> bool:
    """Tell whether people write in the field, and not the page; what is secret is kept as a hash."""
    is_ours = field.widget.is_hidden or isinstance(field, forms.UUIDField)
    return not is_ours and not isinstance(field.widget, forms.PasswordInput)


class Form(Guarded, forms.Form):
    """A form whose labels are the fields' names alone.

    ``id_prefix`` keeps the ids of fields apart where a page holds several forms.
    """

    id_prefix: ClassVar[str] = "id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("auto_id", f"{self.id_prefix}_%s")
        super().__init__(*args, **kwargs)


class AsksOnce(Form):
    """A form that asks about what looks wrong, once: the same sent again is saved.

    ``accepts`` stands for what was asked; the page sends it along as ``accepted``.
    """

    accepts = ""

    def ask_once(self, doubts: Iterable[tuple[str, str]]) -> None:
        """Show each doubt at its field, unless just these were shown before."""
        doubts = list(doubts)
        accepts = sha256(repr(doubts).encode()).hexdigest()[:16]
        self.accepts = accepts if doubts else ""
        if self.data.get("accepted") != accepts:
            for name, sentence in doubts:
                self.add_error(name, sentence)
