"""What a constraint of the database says to an admin, in each language."""

import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

from tests.house.test_conventions import APPS

CONSTRAINTS = [
    constraint
    for app in apps.get_app_configs()
    if app.label in APPS
    for model in app.get_models()
    for constraint in model._meta.constraints
]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_constraint_can_be_said(language):
    """Django puts the constraint's name into its sentence, so a percent sign must be no placeholder."""
    with translation.override(language):
        said = [constraint.get_violation_error_message() for constraint in CONSTRAINTS]

    assert len(said) > 50
    assert [text for text in said if not text] == []
