"""Settings: how people sign in, and how mail reaches them."""

from datetime import timedelta

from tracker import env

LOGIN_URL = "web:log_in"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it keeps out who is locked
    "django.contrib.auth.backends.ModelBackend",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 86_400  # seconds that a link to set the password is good for
SESSION_COOKIE_AGE = 86_400 * env.integer("SESSION_DAYS", 14)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"

# Log-ins are counted by name and address together: who guesses cannot lock the holder out, who
# comes from another address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = env.integer("LOG_IN_FAILURES", 5)
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "events.web.views.accounts.log_in.locked_out"
AXES_CLIENT_IP_CALLABLE = "events.web.limits.address_of"
AXES_DISABLE_ACCESS_LOG = True  # who is signed in where stands in a table of our own
AXES_VERBOSE = False
LOG_IN_ATTEMPTS_PER_MINUTE = env.integer("LOG_IN_ATTEMPTS_PER_MINUTE", 20)  # 0: no limit

OTP_TOTP_ISSUER = "Conflict event tracker"
OTP_ADMIN_HIDE_SENSITIVE_DATA = True

EMAIL_HOST = env.text("EMAIL_HOST")  # empty: mail is printed where the program runs
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"
EMAIL_PORT = env.integer("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.choice("EMAIL_SECURITY", "starttls", ["starttls", "tls", "none"]) == "starttls"
EMAIL_USE_SSL = env.choice("EMAIL_SECURITY", "starttls", ["starttls", "tls", "none"]) == "tls"
EMAIL_TIMEOUT = 10  # seconds; a page waits for it
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "tracker@localhost")
