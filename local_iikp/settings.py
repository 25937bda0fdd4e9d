"""Django's settings of the local iIKP."""

import hashlib
import logging
import secrets
from pathlib import Path

import django_htmx

BASE_DIR = Path(__file__).resolve().parent


def static_version() -> str:
    """Return eight hex digits that change with any static file: browsers may keep the files for long."""
    digest = hashlib.sha256(django_htmx.__file__.encode())
    for file in sorted(BASE_DIR.glob("*/static/**/*.*")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def has_traceback(record: logging.LogRecord) -> bool:
    """Tell whether a log record is about an exception."""
    return bool(record.exc_info)


DEBUG = False
SECRET_KEY = secrets.token_urlsafe(48)  # lives as long as the process, and so do all cookies signed with it

ALLOWED_HOSTS = [".localhost", "127.0.0.1"]  # loopback only; web/middleware.py is stricter still
APPEND_SLASH = False
ROOT_URLCONF = "local_iikp.urls.portal"  # each origin has its own: web/middleware.py chooses
WSGI_APPLICATION = None

INSTALLED_APPS = [
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "local_iikp.web",
    "local_iikp.errors",
    "local_iikp.worlds",
    "local_iikp.people",
    "local_iikp.trusted_profile",
    "local_iikp.login",
    "local_iikp.regulations",
    "local_iikp.home",
    "local_iikp.account",
    "local_iikp.poz",
    "local_iikp.consents",
    "local_iikp.prescriptions",
]

MIDDLEWARE = [
    "local_iikp.web.middleware.strict_headers",
    "django.middleware.common.CommonMiddleware",  # Content-Length: without it waitress closes the connection
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "local_iikp.web.middleware.origin_of_request",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "local_iikp.web.middleware.world_of_request",
    "local_iikp.web.middleware.node_of_browser",
    "django_htmx.middleware.HtmxMiddleware",
    "local_iikp.errors.faults.faults_of_world",
    "django.contrib.messages.middleware.MessageMiddleware",
    "local_iikp.login.access.PatientAccess",  # before CSRF: a click after the time-out leads to log-in
    "django.middleware.csrf.CsrfViewMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "local_iikp.web.forms.FieldRenderer"

# database.py sets the name before the first connection: a private folder, as long as the process lives.
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",  # a writer waits at the start, not half-way
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA temp_store=MEMORY;",
        },
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "pl"
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True

STATIC_URL = f"/static/{static_version()}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 365 * 24 * 3600  # the address changes with the content

CSRF_COOKIE_AGE = None
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "local_iikp.errors.screens.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin"  # a stricter one would blank the Origin of the return from Profil Zaufany
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # Only the stand-in's own faults are told: not the screens 3.1 and 3.2 shown on purpose, nor refused requests.
    "filters": {"faults": {"()": "django.utils.log.CallbackFilter", "callback": has_traceback}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["faults"]}},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "django.security": {"handlers": ["stderr"], "level": "CRITICAL", "propagate": False},
        "waitress": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
    },
}
