"""All settings of the project. What differs by installation comes from the environment."""

from pathlib import Path

import django_stubs_ext
import pghistory
from django.utils.csp import CSP

from callcenter import clocks, environment, languages, logs
from callcenter.doors import proxies

django_stubs_ext.monkeypatch()
clocks.read_pinned_first()

BASE_DIR = Path(__file__).resolve().parent.parent
MODE = environment.mode()
IS_DEMO = MODE == "demo"
DEBUG = environment.debug(is_demo=IS_DEMO)
SECRET_KEY, *SECRET_KEY_FALLBACKS = environment.keys("CALLCENTER_SECRET_KEY", is_demo=IS_DEMO)
GIFT_CARD_KEYS = environment.keys("CALLCENTER_GIFT_CARD_KEY", is_demo=IS_DEMO, others=[SECRET_KEY])
SECOND_FACTOR_KEYS = environment.keys(
    "CALLCENTER_SECOND_FACTOR_KEY", is_demo=IS_DEMO, others=[SECRET_KEY, GIFT_CARD_KEYS[0]]
)
ALLOWED_HOSTS = environment.allowed_hosts(is_demo=IS_DEMO)
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if not IS_DEMO]
THREADS = environment.number("CALLCENTER_THREADS", 8)

INSTALLED_APPS = [
    "front",
    "callcenter",
    "customers",
    "catalog",
    "orders",
    "payments",
    "pgtrigger",
    "pghistory",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_htmx",
    "django_structlog",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "callcenter.doors.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "callcenter.web.timing.ServerTimingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "callcenter.web.middleware.WholeAnswerMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "callcenter.web.middleware.UserLanguageMiddleware",
    "callcenter.web.middleware.LogMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "callcenter.doors.middleware.KnownBrowserMiddleware",
    "callcenter.web.middleware.SignInRequiredMiddleware",
    "callcenter.doors.middleware.SecondFactorMiddleware",
    "callcenter.web.middleware.AdminHistoryMiddleware",
    "callcenter.doors.middleware.RightsMiddleware",
    "callcenter.web.middleware.CallCenterMiddleware",
    "callcenter.web.middleware.RefusalMiddleware",
]

ROOT_URLCONF = "front.urls"
WSGI_APPLICATION = "callcenter.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # ours stand in templates/django/forms
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "callcenter.web.middleware.call_centers",
                "orders.lists.approvals.supervision",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "callcenter.templatetags.callcenter",
            ],
        },
    },
]

# Database
DATABASES = {"default": environment.database(threads=THREADS)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "callcenter_cache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},  # used codes and counted attempts are kept in it
    }
}
READY_QUERIES = environment.switch("CALLCENTER_READY_QUERIES", default=True)
SEARCH_MILLISECONDS = environment.number("CALLCENTER_SEARCH_MILLISECONDS", 2000)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a call center's page lists all its channel users

# Sign-in
AUTH_USER_MODEL = "callcenter.User"
AUTHENTICATION_BACKENDS = ["callcenter.web.accounts.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "customer-service"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "callcenter.web.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {
    # Passwords and codes are counted by callcenter.doors.limits; an address is a whole site's.
    "login": None,
    "login_failed": None,
    "reset_password": "60/m/ip,5/m/key",
    "reset_password_from_key": "60/m/ip",
    "gift_card": "30/10m/user,10/10m/key",  # per user, and per number
}
FAILURES_PER_ADDRESS = environment.number("CALLCENTER_FAILURES_PER_ADDRESS", 100)
ACCESS_DAYS = environment.number("CALLCENTER_ACCESS_DAYS", 180, least=30)
MFA_FORMS = {
    "authenticate": "callcenter.doors.forms.AuthenticateForm",
    "reauthenticate": "callcenter.doors.forms.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "callcenter.web.second_factor_secrets.SecondFactorAdapter"
MFA_TOTP_ISSUER = "Call center"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # users are made by an admin, who knows their addresses
SESSION_ENGINE = "callcenter.web.sessions"
SESSION_COOKIE_AGE = environment.number("CALLCENTER_SESSION_HOURS", 12) * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = not IS_DEMO
SESSION_COOKIE_HTTPONLY = True
HOST_ONLY = "" if IS_DEMO else "__Host-"  # taken over TLS alone, from this very host
SESSION_COOKIE_NAME = f"{HOST_ONLY}sessionid"
CSRF_COOKIE_NAME = f"{HOST_ONLY}csrftoken"
LANGUAGE_COOKIE_NAME = f"{HOST_ONLY}django_language"
KNOWN_BROWSER_COOKIE = f"{HOST_ONLY}known_browser"
MESSAGE_STORAGE = (
    "django.contrib.messages.storage.session.SessionStorage"  # without a cookie of its own
)

# Transport and content
SECURE_SSL_REDIRECT = not IS_DEMO
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
TLS = proxies.tls(is_demo=IS_DEMO)
TRUSTED_PROXIES = proxies.trusted(ends_at=TLS)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS == "proxy" else None
SECURE_HSTS_SECONDS = 0 if IS_DEMO else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not IS_DEMO
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the QR code of the authenticator
    "frame-ancestors": [CSP.NONE],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "object-src": [CSP.NONE],
}

# Languages and time
LANGUAGE_CODE = "en"
LANGUAGES = languages.CHOICES
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# Static files
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = environment.text("CALLCENTER_STATIC", str(BASE_DIR / "staticfiles"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "callcenter.web.static.StaticFiles"},
}

# Letters, and whatever else is asked of somebody outside
OUTWARD_SECONDS = environment.outward_seconds()
MAILERS = {"default": environment.mailer(is_demo=IS_DEMO)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
DEFAULT_FROM_EMAIL = environment.text("CALLCENTER_FROM_EMAIL", "orders@example.com")

# Logs and history
LOGGING = logs.configuration(is_json=not DEBUG, level=environment.text("CALLCENTER_LOG", "INFO"))
logs.configure()
PGHISTORY_BASE_MODEL = "callcenter.models.history.Event"
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
)
