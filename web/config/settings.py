"""Django's settings, all derived from the environment; a wrong one stops the start."""

from __future__ import annotations

import os
from datetime import timedelta

from django.core.exceptions import ImproperlyConfigured

from web.config.environment import PROJECT, BadEnvironmentError, read_environment
from web.config.secrets import SecretsError, load_or_create

try:
    ENVIRONMENT = read_environment(os.environ)
    SECRETS = load_or_create(ENVIRONMENT.secrets)
except (BadEnvironmentError, SecretsError) as error:
    raise ImproperlyConfigured(str(error)) from error

SECRET_KEY = SECRETS.django
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = list(ENVIRONMENT.hosts)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "web.accounts",
    "web.practice",
    "web.knowledge",
    "web.dailyform",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "web.config.middleware.content_security_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "web.accounts.middleware.SignInRequired",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "web.config.urls"
ASGI_APPLICATION = "web.config.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PROJECT / "web" / "config" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ENVIRONMENT.home / "db.sqlite3",
        "OPTIONS": {
            "timeout": 20,
            # A writer waits for the lock at BEGIN instead of failing in the middle.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["web.accounts.backends.LinkBackend"]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
SESAME_ONE_TIME = True
SESAME_MAX_AGE = timedelta(days=7)
SESAME_TOKENS = ["sesame.tokens_v2"]
SESAME_SIGNATURE_SIZE = 16

SESSION_COOKIE_NAME = "changnuo"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.https
CSRF_COOKIE_NAME = "changnuo-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = ENVIRONMENT.https
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

STATIC_URL = "/static/"
STATICFILES_DIRS = [PROJECT / "web" / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
# Revalidated each time, so that an upgrade never mixes old scripts with new pages.
WHITENOISE_MAX_AGE = 0

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

# 2,000 characters of four bytes, each percent-encoded, and the other fields beside.
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024

CHANGNUO_RASA_URL = ENVIRONMENT.rasa_url
CHANGNUO_CHANNEL_SECRET = SECRETS.channel
CHANGNUO_DIALOGUE_TIMEOUT = 12.0

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {"httpx": {"level": "WARNING"}, "django.server": {"level": "WARNING"}},
}
