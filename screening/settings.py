"""All settings. What differs between places comes from the environment by `env`; production refuses unsafe values."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from screening import env
from screening.logs import logging_settings

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.text("VAR_DIR") or BASE_DIR / "var")

DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY:
    if not DEBUG and env.text("DJANGO_ENV") == "production":
        raise ImproperlyConfigured("SECRET_KEY is not set: give production a long random one.")
    SECRET_KEY = "only-for-development-and-tests-" + "x" * 32
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1],testserver")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
PUBLIC_ADDRESS = env.text("PUBLIC_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
HTTPS = env.flag("HTTPS", default=PUBLIC_ADDRESS.startswith("https://"))

INSTALLED_APPS = [
    "screening",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_htmx",
    "csp",
    "axes",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "screening.web.sign_in.limits.SignInLimits",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "screening.urls"
WSGI_APPLICATION = "screening.wsgi.application"
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
                "django.template.context_processors.i18n",
                "screening.web.access.may_in_templates",
            ],
        },
    },
]

DATABASES = {"default": env.database(env.text("DATABASE_URL") or f"sqlite:///{VAR_DIR / 'screening.sqlite3'}")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "roles"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked_out.html"
AXES_USERNAME_CALLABLE = "screening.web.sign_in.names.username_behind"

# Signing in is django-allauth's work (decision 0490). Nobody opens an account for themselves: an administrator does.
ACCOUNT_ADAPTER = "screening.web.sign_in.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False  # ours are rows: django-axes for passwords, flow/limits.py for the rest
ACCOUNT_SESSION_REMEMBER = True  # how long a session lasts is said below, for everybody
ACCOUNT_FORMS = {
    "login": "screening.web.sign_in.forms.SignInForm",
    "reset_password": "screening.web.sign_in.forms.ForgottenPasswordForm",
    "reauthenticate": "screening.web.sign_in.forms.PasswordAgainForm",
    "change_password": "screening.web.sign_in.forms.OtherPasswordForm",
    "set_password": "screening.web.sign_in.forms.FirstPasswordForm",
    "reset_password_from_key": "screening.web.sign_in.forms.NewPasswordForm",
}
MFA_ADAPTER = "screening.web.sign_in.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the administrator vouches for the address
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # a passkey then works on localhost alone, says the browser
MFA_TOTP_ISSUER = "Screening"
MFA_TOTP_TOLERANCE = 1  # telephones whose clock is half a minute off
MFA_FORMS = {
    "authenticate": "screening.web.sign_in.forms.CodeForm",
    "reauthenticate": "screening.web.sign_in.forms.CodeAgainForm",
    "activate_totp": "screening.web.sign_in.forms.FirstCodeForm",
    "add_webauthn": "screening.web.sign_in.forms.NewPasskeyForm",
    "edit_webauthn": "screening.web.sign_in.forms.PasskeyNameForm",
}
SESSION_COOKIE_AGE = 12 * 60 * 60  # from signing in, whatever is done meanwhile
SESSION_IDLE_SECONDS = 30 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("nl", "Nederlands"), ("fr", "Français")]
LOCALE_PATHS = [BASE_DIR / "screening" / "locale"]
TIME_ZONE = "Europe/Brussels"
FORMAT_MODULE_PATH = ["screening.formats"]
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}
WHITENOISE_USE_FINDERS = True
DOCUMENT_ROOT = Path(env.text("DOCUMENT_ROOT") or VAR_DIR / "documents")
FORGOTTEN_LEDGER = Path(env.text("FORGOTTEN_LEDGER") or VAR_DIR / "forgotten.jsonl")

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"

# The rhythm of the work (docs/flow.md). Together: what a dead process leaves is taken over within a minute.
LEASE_SECONDS = env.number("LEASE_SECONDS", 30)  # how long the work of a dead process lies; renewed every third of it
RING_AGAIN_SECONDS = env.number("RING_AGAIN_SECONDS", 20)  # how long a message counts as being on its way
READ_RETRY_SECONDS = env.number("READ_RETRY_SECONDS", 5)  # before a second attempt; twice as long before the third
SWEEP_SECONDS = env.number("SWEEP_SECONDS", 15)

REDIS_URL = env.text("REDIS_URL", "redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = False  # a message is a bell that has rung; the row is what remains to be done
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 300,
    "socket_timeout": 2,
    "socket_connect_timeout": 1,
    "retry_on_timeout": False,
}
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # a worker waits for its broker as long as it takes
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False  # the lease keeps the work, not the message
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000  # KiB
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SOFT_TIME_LIMIT = 240  # the reading has its own, shorter limits; these are for what nobody thought of
CELERY_TASK_TIME_LIMIT = 270
CELERY_TASK_STORE_ERRORS_EVEN_IF_IGNORED = False
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "screening.tasks.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
    "forget": {"task": "screening.tasks.forget", "schedule": 3600.0, "options": {"expires": 3600.0}},
}
CELERY_TIMEZONE = TIME_ZONE

EMAIL_BACKEND = env.text("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", "Screening <no-reply@localhost>")

# Who answers for personal data: named in the privacy notice and in mails to candidates.
CONTROLLER_NAME = env.text("CONTROLLER_NAME", "Screening")
CONTROLLER_ADDRESS = env.text("CONTROLLER_ADDRESS", "Belgium")
CONTROLLER_CONTACT = env.text("CONTROLLER_CONTACT", "privacy@localhost")
DRAFT_DAYS = 7
TALENT_POOL_MONTHS = 24  # with the separate consent; the notice and the form say the same number
STATUS_LINK_DAYS = 180
APPLY_LEAST_SECONDS = 3  # nobody chooses a file and answers the questions faster
APPLY_READING_WAIT_SECONDS = 2.5  # how long a sent form waits for a worker's word on the file before it goes on without

LOGGING = logging_settings(env.text("LOG_LEVEL", "INFO").upper(), json=env.flag("LOG_JSON", default=False))

MAX_CV_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 2000  # a recruiter's folder of CVs in one post, where no script sends them one by one
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600

X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)  # one proxy of ours, which sets the X-Forwarded headers
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
        "worker-src": [SELF],
    },
}
