"""Settings, read from the environment. Without any, Goldseam runs embedded: SQLite in one folder, no other server."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from config.environment import database, flag, networks, secret_key, words

DATA = Path(os.environ.get("GOLDSEAM_DATA", "data")).resolve()
PACKAGE = Path(__file__).parent.parent / "goldseam"
TEMPLATE_FOLDERS = sorted(PACKAGE.glob("*/templates"))
# Django's pages for developers are never on: who tries the product out sees its own, and errors stand in the log.
DEBUG = False
DEVELOPING = flag("GOLDSEAM_DEBUG")
SECRET_KEY = secret_key(DATA)
BASE_URL = os.environ.get("GOLDSEAM_URL", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", urlsplit(BASE_URL).hostname or "", *words("GOLDSEAM_HOSTS")]
BEHIND_TLS = BASE_URL.startswith("https://")

INSTALLED_APPS = [
    "goldseam.common",
    "goldseam.charts",
    "goldseam.people",
    "goldseam.activity",
    "goldseam.events",
    "goldseam.artifacts",
    "goldseam.measurements",
    "goldseam.live",
    "goldseam.runs",
    "goldseam.if_then",
    "goldseam.validation",
    "goldseam.actions",
    "goldseam.changes",
    "goldseam.safety",
    "goldseam.reviews",
    "goldseam.premortems",
    "goldseam.postmortems",
    "goldseam.experiments",
    "goldseam.reporting",
    "goldseam.decisions",
    "goldseam.red_teams",
    "goldseam.triage",
    "goldseam.patterns",
    "goldseam.shareouts",
    "goldseam.guardrails",
    "goldseam.resilience",
    "goldseam.insights",
    "goldseam.handbook",
    "goldseam.exchange",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "goldseam.reporting.middleware.NobodyMiddleware",
    "goldseam.common.middleware.WithoutNullMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "goldseam.people.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "goldseam.people.middleware.ReaderMiddleware",
    "goldseam.activity.middleware.UnreadMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "goldseam.common.gone.GoneMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": TEMPLATE_FOLDERS,
        "OPTIONS": {
            "environment": "goldseam.common.pages.environment",
            "auto_reload": DEVELOPING,
            "context_processors": ["django.contrib.messages.context_processors.messages"],
        },
    },
    {
        # For the pages of django-allauth, which are written in Django's own language.
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "people/allauth"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        # Shared by all processes of an install, so that rate limits count once.
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["goldseam.people.sessions.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "goldseam.people.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_CHANGE_EMAIL = True  # One address each; a new one counts once it is confirmed.
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # Whoever has no account hears nothing from us.
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"set_up": "20/h/ip", "invitation": "60/h/ip"}
MFA_ADAPTER = "goldseam.people.accounts.SecondSteps"
MFA_SUPPORTED_TYPES = ["webauthn", "totp", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # Accounts come by invitation only, so nobody can squat on another's address.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not BEHIND_TLS  # Passkeys on http://localhost.
MFA_TOTP_ISSUER = "Goldseam"
MFA_FORMS = {"add_webauthn": "goldseam.people.accounts.NewPasskeyForm"}
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_ENGINE = "goldseam.people.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SESSION_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [BASE_URL]
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
PRIVATE_ADDRESSES = networks("GOLDSEAM_PRIVATE_ADDRESSES")  # May be called, though not everybody can reach them.
if flag("GOLDSEAM_BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_FINDERS = [
    "goldseam.common.bundles.BundleFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEVELOPING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEVELOPING
WHITENOISE_AUTOREFRESH = DEVELOPING
MEDIA_ROOT = DATA / "files"
BACKUP_DAYS = int(os.environ.get("GOLDSEAM_BACKUP_DAYS", "90"))  # How long backups are kept: the private place says so.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6_000  # A timeline of 300 rows, each with all its fields.

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = os.environ.get("GOLDSEAM_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("GOLDSEAM_MAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("GOLDSEAM_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("GOLDSEAM_MAIL_PASSWORD", "")
EMAIL_USE_TLS = flag("GOLDSEAM_MAIL_TLS")
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("GOLDSEAM_MAIL_FROM", "Goldseam <goldseam@localhost>")
SENDS_MAIL = bool(EMAIL_HOST)
if not SENDS_MAIL:
    # Without a mail server, what would have been sent can be read in the data folder.
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA / "mail"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "logging.Formatter" if DEVELOPING else "goldseam.common.logs.DiscreetFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
    },
}
