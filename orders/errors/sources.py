"""Every no about the source codes of an order. What is wrong with a code itself, the catalog says."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NoSourceCode(Refused):
    message = _("No source code yet. Ask the caller for the code on the back of the catalog.")


class LineSourceCodeEnded(Refused):
    message = _(
        "Line {line}, source code {code}: {mark}. Pick another one in the details of the line, or none."
    )
