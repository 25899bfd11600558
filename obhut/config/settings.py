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
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "procrastinate.contrib.django",
    "obhut.audit",
    "obhut.letters",
    "obhut.directory",
    "obhut.accounts",
    "obhut.concepts",
    "obhut.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "obhut.web.compressing.Compressed",
    "csp.middleware.CSPMiddleware",
    "obhut.web.language.LanguageOfTheAddress",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "obhut.web.requests.Refusals",
    "obhut.web.speaking.LinksKeepThePlace",
]
"""Sessions and messages are looked at by pages of accounts alone; public pages touch neither."""
ROOT_URLCONF = "obhut.web.urls"
WSGI_APPLICATION = "obhut.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "obhut" / "web" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",  # read where they are said
            ]
        },
    }
]
"""Our own folder alone: no page of a library can be reached, not even by mistake."""

_IN_THIS_PROCESS = "django.core.cache.backends.locmem.LocMemCache"
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_attempts",
    },
    "nowhere": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    "readings": {
        "BACKEND": _IN_THIS_PROCESS,
        "LOCATION": "readings",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
"""Attempts at signing in are counted in the database, so that every worker sees the same. Readings
of a frozen edition are kept as they were written; nothing a visitor asks is."""

_NOT_STARTED = "postgresql://obhut@/obhut?host=/nowhere"
"""Without DATABASE_URL the server starts the embedded database and sets the variable itself."""
DATABASES = {"default": env.database(DATABASE_URL or _NOT_STARTED)}
if env.flag("OBHUT_POOL"):
    DATABASES["default"]["OPTIONS"] = {
        **env.database(DATABASE_URL)["OPTIONS"],  # type: ignore[dict-item]  # a dict by its making
        "pool": {
            "min_size": 1,
            "max_size": env.whole_number("OBHUT_THREADS", default=4) + 1,
            "timeout": 2,  # seconds until a page that says 110 does without a database that is gone
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["obhut.web.accounts.passphrases.Argon2"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "obhut.web.accounts.passphrases.LongEnough"},
    {"NAME": "obhut.web.accounts.passphrases.NotOnALeakedList"},
    {"NAME": "obhut.web.accounts.passphrases.NotLikeOneself"},
    {"NAME": "obhut.web.accounts.passphrases.NotSoonGuessed"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:overview"
VAULT_KEYS = env.vault_keys("OBHUT_VAULT_KEY", instead=SECRET_KEY)
"""With these the seeds of second factors and all sessions are sealed where they lie."""

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_SERIALIZER = "obhut.web.accounts.sealing.SealedSession"
SESSION_COOKIE_NAME = "obhut_session"
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_SECURE = PRODUCTION
ACCOUNT_ADAPTER = "obhut.web.accounts.adapters.Accounts"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = "mail"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever has an account opened a link in their mailbox
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/5m/key",  # the key is a mailbox and an address together
    "reset_password": "10/h/ip,3/h/key",
    "reset_password_from_key": "20/h/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole_number("OBHUT_PROXIES", default=int(PRODUCTION))
MFA_ADAPTER = "obhut.web.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Obhut"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
SOCIALACCOUNT_ADAPTER = "obhut.web.accounts.adapters.SignInElsewhere"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS = env.openid_connect()
"""The identity service of the house, where one is named. It opens no account, it finds one."""

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
        "form-action": ["'self'", *env.origins_of(SOCIALACCOUNT_PROVIDERS)],
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
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # until the browser closes

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
