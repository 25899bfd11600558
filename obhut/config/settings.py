"""One file of settings; every value comes typed from the environment or is fixed here."""

import os
from pathlib import Path

from obhut.config import environment as env

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("OBHUT_DATA") or ROOT / "var").absolute()
PRODUCTION = env.flag("OBHUT_PRODUCTION")
DEBUG = env.flag("OBHUT_DEBUG")

DATABASE_URL = env.secret("DATABASE_URL")
ALLOWED_HOSTS = env.words("OBHUT_HOSTS", default=("127.0.0.1", "localhost", "[::1]"))
OBHUT_OPERATOR = os.environ.get("OBHUT_OPERATOR", "").strip()
OBHUT_BARRIER_MAILBOX = os.environ.get("OBHUT_BARRIER_MAILBOX", "").strip()

if PRODUCTION:
    if DEBUG:
        raise env.HalfConfigured("OBHUT_PRODUCTION and OBHUT_DEBUG exclude each other.")
    for name in ("OBHUT_HOSTS", "OBHUT_SECRET_KEY", "DATABASE_URL", "OBHUT_OPERATOR"):
        if not env.secret(name):
            raise env.HalfConfigured(f"In production {name} (or {name}_FILE) has to be set.")

SECRET_KEY = env.secret("OBHUT_SECRET_KEY") or env.kept_secret(VAR / "secret-key")
"""From the environment; on a trial machine made once and kept beside the data."""

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "obhut.audit",
    "obhut.letters",
    "obhut.directory",
    "obhut.concepts",
    "obhut.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "obhut.web.compressing.Compressed",
    "csp.middleware.CSPMiddleware",
    "obhut.web.language.LanguageOfTheAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "obhut.web.requests.Refusals",
]
ROOT_URLCONF = "obhut.web.urls"
WSGI_APPLICATION = "obhut.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

_IN_THIS_PROCESS = "django.core.cache.backends.locmem.LocMemCache"
CACHES: dict[str, dict[str, object]] = {
    "default": {"BACKEND": _IN_THIS_PROCESS},
    "nowhere": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "readings": {
        "BACKEND": _IN_THIS_PROCESS,
        "LOCATION": "readings",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
"""Readings of a frozen edition are kept as they were written; nothing a visitor asks is."""

_NOT_STARTED = "postgresql://obhut@/obhut?host=/nowhere"
"""Without DATABASE_URL the server starts the embedded database and sets the variable itself."""
DATABASES = {"default": env.database(DATABASE_URL or _NOT_STARTED)}
if env.flag("OBHUT_POOL"):
    DATABASES["default"]["OPTIONS"] = {
        **env.database(DATABASE_URL)["OPTIONS"],  # type: ignore[dict-item]  # a dict by its making
        "pool": {"min_size": 1, "max_size": env.whole_number("OBHUT_THREADS", default=4) + 1},
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [ROOT / "obhut" / "web" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
USE_I18N = True

OBHUT_SITE = env.site(ALLOWED_HOSTS, production=PRODUCTION)
_POST = env.post()
EMAIL_BACKEND = "obhut.web.outbox.Outbox"
"""Whatever the product writes waits in the database; only the worker speaks with a mail server."""
EMAIL_HOST, EMAIL_PORT = _POST.host, _POST.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _POST.user, _POST.word
EMAIL_USE_TLS, EMAIL_USE_SSL = _POST.starttls, _POST.tls
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = _POST.sender

OBHUT_ASKS_DESKS = env.flag("OBHUT_ASKS_DESKS")
"""Whether mailboxes of the directory are asked to confirm. They are real: nobody is by accident."""

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = ""
PROCRASTINATE_IMPORT_PATHS = ["obhut.worker.queue"]
PROCRASTINATE_PERIODIC_DEFAULTS = {"max_delay": 60}

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if env.flag("OBHUT_STATIC_MANIFEST")
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not env.flag("OBHUT_STATIC_MANIFEST")
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "script-src": ["'self'"],
        "font-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
CSRF_COOKIE_SECURE = PRODUCTION

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "obhut.web.discreet.WithoutSecrets"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["discreet"]}},
    "loggers": {
        name: {"handlers": ["console"], "level": "WARNING", "propagate": False}
        for name in ("django", "obhut", "procrastinate")
    },
}
"""Addresses of visitors and what they asked are not written down."""
