"""The demo's settings, made quick: plain static files and a cheap password hash."""

import os

os.environ.setdefault("CALLCENTER_MODE", "demo")
os.environ.setdefault("CALLCENTER_LOG", "WARNING")

from callcenter.settings import *  # noqa: F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
WHITENOISE_AUTOREFRESH = True  # nothing was collected

# A code counts for the half minute after its own, too: no test has to begin at the right second.
MFA_TOTP_TOLERANCE = 1
