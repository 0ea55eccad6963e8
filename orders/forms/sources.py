"""Source codes as they are typed."""

from __future__ import annotations

from django import forms

from callcenter.web.forms import Form


class SourceCodeForm(Form):
    """A source code, part of one, or words of its catalog's name; empty means none."""

    source_code = forms.CharField(max_length=100, required=False)
