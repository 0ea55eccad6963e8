"""Words of Django's admin that Django itself does not say in all languages of ours."""

from django.utils.translation import gettext_noop

WORDS = [gettext_noop("Search %(name)s"), gettext_noop("- Select an option -")]
