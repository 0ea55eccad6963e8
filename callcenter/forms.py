"""What all forms share."""

from typing import Any, ClassVar

from django import forms


class Form(forms.Form):
    """A form whose labels are the fields' names alone.

    ``id_prefix`` keeps the ids of fields apart where a page holds several forms.
    """

    id_prefix: ClassVar[str] = "id"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        kwargs.setdefault("auto_id", f"{self.id_prefix}_%s")
        super().__init__(*args, **kwargs)
