"""What a supervisor answers to a request."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from callcenter.web.forms import Form
from callcenter.web.free_text import FreeText


class AnswerForm(Form):
    """Why a request is refused."""

    answer = FreeText(
        label=_("Reason for refusing"),
        max_length=200,
        error_messages={"required": _("Enter a reason.")},
    )
