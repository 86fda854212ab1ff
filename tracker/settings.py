"""Settings. Every environment variable has a working default: SQLite and local workers."""

from pathlib import Path

import dj_database_url
from kombu import Exchange, Queue
from whitenoise.compress import Compressor

from tracker import env
from tracker.account_settings import *  # noqa: F403
from tracker.api_settings import SPECTACULAR_SETTINGS as SPECTACULAR_SETTINGS
from tracker.api_settings import rest_framework
from tracker.log_format import FORMATTERS, logging_settings
from tracker.safety_settings import *  # noqa: F403

BASE_DIR = Path(__file__).resolve().parent.parent
# database file, secret key: all that `make run` keeps
DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / ".data")))
VERSION = "0.2.0"

DEBUG = env.flag("DEBUG", False)
SECRET_KEY = env.secret("SECRET_KEY", keep_in=DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
METRICS_TOKEN = env.token("METRICS_TOKEN")  # empty: /metrics answers this machine alone
# how many reverse proxies stand in front; X-Forwarded-For is believed no further
NUM_PROXIES = env.integer("NUM_PROXIES", 0)

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "csp",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "events",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # after WhiteNoise, whose files are compressed already
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tracker.languages.PageLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "events.api.throttling.RateHeaders",
    "events.web.middleware.DatabaseTrouble",
    "events.web.middleware.PagesPerClient",
    "events.web.sessions.SessionsSeen",
    "events.web.access.SecondFactorForAdmin",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"
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
            ],
        },
    },
]

DATABASE_URL = env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'tracker.sqlite3'}")
DATABASES = {
    "default": dj_database_url.parse(DATABASE_URL, conn_max_age=60, conn_health_checks=True)
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    env.private_file(Path(DATABASES["default"]["NAME"]))
    # IMMEDIATE: a transaction that will write takes the lock at once, instead of failing half way
    # with "database is locked".
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;",
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "connect_timeout": 3,
        # Without `jit=off`, linking one article to few others took 4 s: PostgreSQL compiled each of
        # its queries, which take some milliseconds.
        "options": (
            "-c statement_timeout=15000 -c lock_timeout=5000 -c jit=off -c "
            "idle_in_transaction_session_timeout=30000"
        ),
    }
DATABASE_REPLICA_URL = env.text("DATABASE_REPLICA_URL")  # empty: all is read from DATABASE_URL
if DATABASE_REPLICA_URL:
    copy = dj_database_url.parse(DATABASE_REPLICA_URL, conn_max_age=60, conn_health_checks=True)
    DATABASES["replica"] = DATABASES["default"] | copy | {"TEST": {"MIRROR": "default"}}
    DATABASES["replica"]["OPTIONS"] = DATABASES["default"]["OPTIONS"]
    DATABASE_ROUTERS = ["tracker.replica.ReplicaRouter"]
    MIDDLEWARE.insert(0, "tracker.replica.ReadFromReplica")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = env.text("REDIS_URL")  # empty: no broker, the local workers claim rows by themselves
# seconds; a request asks it twice
CACHE_TIMEOUTS = {"socket_connect_timeout": 0.3, "socket_timeout": 0.3}
CACHES = {
    "default": (
        {
            "BACKEND": "tracker.cache.ForgivingRedisCache",
            "LOCATION": REDIS_URL,
            "OPTIONS": CACHE_TIMEOUTS,
        }
        if REDIS_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    )
}

# The queue is the articles table; see events/services/queue/. The lease outlives Celery's hard
# limit, and that its soft limit.
EXTRACTOR = env.text("EXTRACTOR", "rules")  # rules, llm, both, or the path of a class
EXTRACTION_MAX_ATTEMPTS = env.integer("EXTRACTION_MAX_ATTEMPTS", 5)
# The model behind EXTRACTOR=llm: only events/sources/language_model/client.py connects to it.
LLM_URL = env.text("LLM_URL")  # empty: nothing is sent; articles wait for batch files
LLM_MODEL = env.text("LLM_MODEL", "model")
LLM_KEY = env.text("LLM_KEY")
LLM_TIMEOUT_SECONDS = env.integer("LLM_TIMEOUT_SECONDS", 60)
LLM_CONCURRENCY = env.integer("LLM_CONCURRENCY", 1)
LLM_LANGUAGES = env.words("LLM_LANGUAGES", "en,uk,ru,ar,fr,es")
LLM_PRICE_IN = env.decimal("LLM_PRICE_IN", "0")  # for a million tokens
LLM_PRICE_OUT = env.decimal("LLM_PRICE_OUT", "0")
LLM_BUDGET_PER_DAY = env.decimal("LLM_BUDGET_PER_DAY", "0")  # in the same currency; 0: no limit
LLM_FALLBACK = env.choice("LLM_FALLBACK", "wait", ["wait", "rules"])
LLM_RETRY_SECONDS = env.integer("LLM_RETRY_SECONDS", 60)
ANSWER_FORMS = ["json_schema", "json_object", "none"]
LLM_RESPONSE_FORMAT = env.choice("LLM_RESPONSE_FORMAT", "json_schema", ANSWER_FORMS)
# One visit to an article may take two requests, the second to mend the first, and the reading.
READING_SECONDS = 90 if EXTRACTOR not in {"llm", "both"} else max(90, 2 * LLM_TIMEOUT_SECONDS + 30)
EXTRACTION_LEASE_SECONDS = env.integer("EXTRACTION_LEASE_SECONDS", max(300, READING_SECONDS + 60))
GAZETTEER_FILE = Path(env.text("GAZETTEER_FILE", str(DATA_DIR / "gazetteer.sqlite3")))
# a long feature has 30,000; a report 150,000
MAX_ARTICLE_CHARACTERS = env.integer("MAX_ARTICLE_CHARACTERS", 200_000)
# an hour or more of two workers; 0: no limit
MAX_WAITING_ARTICLES = env.integer("MAX_WAITING_ARTICLES", 20_000)
EXPORTS_AT_ONCE = env.integer("EXPORTS_AT_ONCE", 2)  # by one web process
MAX_FILE_BYTES = env.integer("MAX_FILE_BYTES", 20_000_000)  # of a file that is uploaded
FILE_UPLOAD_HANDLERS = [
    "events.web.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Only events/sources/fetching/http.py fetches pages and feeds. The lease must outlive the deadline
# and the reading of what was fetched.
FETCH_CONTACT = env.text("FETCH_CONTACT")
FETCH_SECONDS = env.integer("FETCH_SECONDS", 20)
FETCH_LEASE_SECONDS = env.integer("FETCH_LEASE_SECONDS", 120)
# with pauses of 5 to 80 minutes: about three hours
FETCH_MAX_ATTEMPTS = env.integer("FETCH_MAX_ATTEMPTS", 6)
FETCH_MAX_BYTES = env.integer("FETCH_MAX_BYTES", 2_000_000)
FETCH_PORTS = env.words("FETCH_PORTS", "80,443")
FETCH_ALLOWED_NETWORKS = env.words("FETCH_ALLOWED_NETWORKS")  # beside the public internet
FEED_MAX_BYTES = env.integer("FEED_MAX_BYTES", 5_000_000)

# so that a 5 MB text reaches the form's own, clearer message
DATA_UPLOAD_MAX_MEMORY_SIZE = 8_000_000

# Celery only wakes workers, so losing a message costs time, not an article. Each value below was
# chosen by killing processes: without late acknowledgement a killed worker drops the tasks in its
# hands; without the restore settings their way back takes minutes; without the socket limits a
# stalled Redis holds a web request for as long as it stalls. The worker's own environment sets
# REMAP_SIGTERM=SIGQUIT, so that a stop hands back what is in hand (docker-compose.yml).
CELERY_BROKER_URL = REDIS_URL or "memory://"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True  # the article's row tells how it went
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_SOFT_TIME_LIMIT = READING_SECONDS
CELERY_TASK_TIME_LIMIT = READING_SECONDS + 30
CELERY_TASK_PUBLISH_RETRY = False
# A slow server must not hold up the reading: its queue is for a worker of its own. A worker that is
# told no queues serves both.
# Each has an exchange of its own: with the default one, a message for either would be put into
# both.
CELERY_TASK_QUEUES = [Queue(name, Exchange(name), routing_key=name) for name in ("celery", "fetch")]
CELERY_TASK_ROUTES = {
    "events.tasks.fetch_page": {"queue": "fetch"},
    "events.tasks.poll_feed": {"queue": "fetch"},
    "events.tasks.deliver": {"queue": "fetch"},
}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 200
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 600_000  # kB; the parser holds 350 MB
# it always waits this long; an article takes a fifth of a second
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 8
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # above the hard limit: a task still at work is not handed out again
    "visibility_timeout": max(600, 2 * READING_SECONDS),
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 1,
    "socket_timeout": 2,
    "health_check_interval": 5,
    "max_retries": 1,
    **dict.fromkeys(("interval_start", "interval_step", "interval_max"), 0),
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# the typefaces of printed reports go to no browser, and take seconds to compress
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "ttf")

API_READS_PER_MINUTE = env.integer("API_READS_PER_MINUTE", 1_200)  # of one client; 0: no limit
API_WRITES_PER_MINUTE = env.integer("API_WRITES_PER_MINUTE", 600)
# what becomes of what visitors submit; `manage.py serve` on this machine alone makes it open
SUBMISSIONS = env.choice("SUBMISSIONS", "review", ["open", "review", "accounts"])
# accounts with this role or a higher one need a second factor; empty: none does
SECOND_FACTOR_FROM = env.choice(
    "SECOND_FACTOR_FROM", "", ["", "submitter", "reviewer", "editor", "administrator"]
)
KEEP_REFUSED_DAYS = env.integer("KEEP_REFUSED_DAYS", 30)  # then the texts are erased
KEEP_CLIENTS_DAYS = env.integer("KEEP_CLIENTS_DAYS", 7)
KEEP_KEYS_DAYS = env.integer("KEEP_KEYS_DAYS", 2)
FORM_SUBMISSIONS_PER_MINUTE = env.integer("FORM_SUBMISSIONS_PER_MINUTE", 30)
PAGES_PER_MINUTE = env.integer("PAGES_PER_MINUTE", 600)  # a person who drags a map asks 200 times
REST_FRAMEWORK = rest_framework(num_proxies=NUM_PROXIES)

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", "English"),
    ("uk", "Українська"),
    ("ru", "Русский"),
    ("ar", "العربية"),
    ("fr", "Français"),
    ("es", "Español"),
]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "tracker.formats"
LANGUAGE_COOKIE_AGE = 31_536_000
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
TIME_ZONE = "UTC"
USE_TZ = True

LOGGING = logging_settings(
    form=env.choice("LOG_FORMAT", "line", list(FORMATTERS)), level=env.text("LOG_LEVEL", "INFO")
)
