"""Django's settings: fixed choices here, everything an operator may choose from `env`."""

from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from samskab.config import env, identity, keys, logs, mail
from samskab.config.env import setting

HOME = Path(setting("SAMSKAB_HOME"))
PACKAGE = Path(__file__).resolve().parent.parent
env.keep_what_is_compiled(beside=PACKAGE, otherwise=HOME / "numba")

# Who we are -------------------------------------------------------------------------------------
ORIGIN = setting("SAMSKAB_ORIGIN")
SECURE = ORIGIN.startswith("https://")
HOST = ORIGIN.split("://")[1].split(":")[0]  # a name or number; env.origin lets nothing else through
ALLOWED_HOSTS = [HOST, *setting("SAMSKAB_HOSTS")]
CSRF_TRUSTED_ORIGINS = [ORIGIN]
WAS_URL = setting("SAMSKAB_WAS_URL")
CONTACT = setting("SAMSKAB_CONTACT")
SOURCE = setting("SAMSKAB_SOURCE")
SECRET_KEY = keys.secret_key(HOME)
SECRET_KEY_FALLBACKS = setting("SAMSKAB_OLD_SECRET_KEYS")
DEBUG = False

# What the house is made of; the order is the order of the storeys -------------------------------
INSTALLED_APPS = [
    "samskab.web",
    "samskab.api",
    "samskab.stages.understand",
    "samskab.stages.gather",
    "samskab.stages.spark",
    "samskab.ground.notices",
    "samskab.ground.documents",
    "samskab.ground.talk",
    "samskab.ground.finding",
    "samskab.ground.arenas",
    "samskab.ground.consent",
    "samskab.ground.people",
    "samskab.ground.journal",
    "samskab.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "template_partials",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]
ROOT_URLCONF = "samskab.config.urls"
WSGI_APPLICATION = "samskab.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "django.test.runner.DiscoverRunner"

# PostgreSQL, the only server ---------------------------------------------------------------------
# A server behind a net that is gone is given up within a quarter of a minute; a socket on this machine knows at once.
REACHABLE = {
    "connect_timeout": "5",
    "keepalives_idle": "10",
    "keepalives_interval": "2",
    "keepalives_count": "2",
    "tcp_user_timeout": "15000",
}
_database = conninfo_to_dict(setting("DATABASE_URL") or "postgresql:///samskab")
DATABASES = {
    "default": {
        "ENGINE": "samskab.kernel.database",
        "NAME": _database.pop("dbname", ""),
        "USER": _database.pop("user", ""),
        "PASSWORD": _database.pop("password", ""),
        "HOST": _database.pop("host", ""),
        "PORT": _database.pop("port", ""),
        # Nobody waits longer than three seconds for a connection; see docs/decisions/0041-time-limits.md. Tries to
        # connect are ever further apart; after ten seconds they begin anew, so that a database that was away for long
        # is used as soon as it is back.
        "OPTIONS": {
            **REACHABLE,
            "prepare_threshold": 0,
            "options": env.options_of(_database),
            **_database,
            "pool": {"min_size": 1, "max_size": 8, "timeout": 3, "reconnect_timeout": 10},
        },
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# Background work: a worker beats every 5 s; one that has been silent for 20 s is taken for dead ------
STALLED_AFTER = 20.0
PROCRASTINATE_WORKER_DEFAULTS = {
    "concurrency": 4,
    "delete_jobs": "successful",
    "shutdown_graceful_timeout": 25.0,
    "stalled_worker_timeout": STALLED_AFTER,
    "update_heartbeat_interval": 5.0,
}
PROCRASTINATE_ON_APP_READY = "samskab.ground.journal.tasks.prepare"

# Time and language -------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "language"
THEME_COOKIE_NAME = "theme"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = SECURE

# What every request passes -----------------------------------------------------------------------
MIDDLEWARE = [
    "samskab.kernel.http.request_id.RequestIdMiddleware",
    "samskab.kernel.http.access_log.AccessLogMiddleware",
    "samskab.api.views.measured.MeasuringMiddleware",
    # These four before whatever may answer by itself, so that files, redirects and errors carry their headers too.
    "samskab.kernel.http.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samskab.ground.people.views.middleware.PersonMiddleware",
    "samskab.kernel.http.signed_in.SignedInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "samskab.kernel.http.refusals.RefusalMiddleware",
    "samskab.ground.arenas.views.way_in.WayInMiddleware",
    "samskab.stages.understand.views.pressed.PressedMiddleware",
]
REFUSAL_VIEW = "samskab.web.views.errors.refused"
COUNT_ATTEMPT = "samskab.ground.people.actions.attempts.count_attempt"
TEMPLATE_LOADERS = [
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("template_partials.loader.Loader", [("samskab.ui.folding.Loader", TEMPLATE_LOADERS)])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "samskab.ui.views.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static", "samskab.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "samskab.ui.controls.Controls"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Coming in ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["samskab.ground.people.views.adapters.PersonBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "people:me"
LOGOUT_REDIRECT_URL = "/"
PROVIDERS = setting("SAMSKAB_OIDC")
ACCOUNT_ADAPTER = "samskab.ground.people.views.adapters.PersonAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_SIGNUP_FORM_CLASS = "samskab.ground.people.forms.name.NameFields"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_USER_DISPLAY = "samskab.ground.people.models.person.shown_name"
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_MAX_EMAIL_ADDRESSES = 5
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = False  # ours are in kernel.http.limits: one statement a try, shared by all processes
ACCOUNT_FORMS = {
    "add_email": "samskab.ground.people.forms.enter.AddAddressForm",
    "confirm_email_verification_code": "samskab.ground.people.forms.enter.AddressCodeForm",
    "confirm_login_code": "samskab.ground.people.forms.enter.LoginCodeForm",
    "request_login_code": "samskab.ground.people.forms.enter.RequestCodeForm",
    "signup": "samskab.ground.people.forms.enter.JoinForm",
}
MFA_ADAPTER = "samskab.ground.people.views.adapters.PasskeyAdapter"
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = MFA_PASSKEY_SIGNUP_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_RATE_LIMITS = False
MFA_FORMS = {
    "add_webauthn": "samskab.ground.people.forms.passkeys.AddKeyForm",
    "edit_webauthn": "samskab.ground.people.forms.passkeys.EditKeyForm",
    "signup_webauthn": "samskab.ground.people.forms.passkeys.JoinKeyForm",
}
SOCIALACCOUNT_ADAPTER = "samskab.ground.people.views.adapters.ProviderAdapter"
SOCIALACCOUNT_FORMS = {"signup": "samskab.ground.people.forms.enter.JoinByProviderForm"}
SOCIALACCOUNT_PROVIDERS = identity.allauth_providers(PROVIDERS)
SOCIALACCOUNT_EMAIL_REQUIRED = True
SOCIALACCOUNT_EMAIL_VERIFICATION = "mandatory"
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = ""

# Mail --------------------------------------------------------------------------------------------
globals().update(mail.mail_settings(setting("SAMSKAB_MAIL_URL"), HOME / "mail"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = setting("SAMSKAB_MAIL_FROM")

# Files -------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 60
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MIMETYPES = {".webmanifest": "application/manifest+json"}

# Safety ------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'", *identity.origins(PROVIDERS)],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
SESSION_ENGINE = "samskab.kernel.http.sessions"
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
PROXIES = setting("SAMSKAB_PROXIES")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PROXIES else None
SECURE_HSTS_SECONDS = 63_072_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
CSRF_FAILURE_VIEW = "samskab.web.views.errors.csrf_failure"

# What is said about how it goes ------------------------------------------------------------------
LOGGING = logs.configuration(setting("SAMSKAB_LOG"))
METRICS_TOKEN = setting("SAMSKAB_METRICS_TOKEN")
