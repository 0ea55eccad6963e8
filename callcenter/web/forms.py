"""What all forms share."""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any, ClassVar

from django import forms

from callcenter.errors import LooksLikeCardNumber
from callcenter.words.card_numbers import holds_card_number


class Form(forms.Form):
    """A form whose labels are the fields' names alone.

    ``id_prefix`` keeps the ids of fields apart where a page holds several forms.
    A refused value that looks like a card number is never given back.
    """

    id_prefix: ClassVar[str] = "id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("auto_id", f"{self.id_prefix}_%s")
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        super().full_clean()
        for name, field in self.fields.items():
            typed = str(self.data.get(self.add_prefix(name), "")) if self.is_bound else ""
            is_telephone = name == "telephone" and name not in self.errors
            is_ours = field.widget.is_hidden or isinstance(field, forms.UUIDField)
            if is_ours or is_telephone or not holds_card_number(typed):
                continue
            self.errors[name] = self.error_class([str(LooksLikeCardNumber())])
            self.cleaned_data.pop(name, None)
            self.data = {**{key: self.data[key] for key in self.data}, self.add_prefix(name): ""}


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
