"""Django's settings, made from the site's folder. NEWSREEL_SITE names the folder."""

import os
import secrets
from contextlib import suppress
from datetime import timedelta
from email.utils import formataddr
from pathlib import Path

from newsreel.site.configuration import read_configuration
from newsreel.site.databases import databases
from newsreel.site.serve.sockets import socket_place

CONFIGURATION = read_configuration(Path(os.environ.get("NEWSREEL_SITE", "site")))
NEWSREEL = CONFIGURATION.values
LANGUAGE_NAMES = {
    "ar": "العربية",
    "en": "English",
    "es": "Español",
    "de": "Deutsch",
    "fr": "Français",
    "fa": "فارسی",
    "he": "עברית",
    "pt": "Português",
}


def _secret() -> str:
    """The site's secret: made once, kept in its folder, readable by its owner alone."""
    path = CONFIGURATION.folder / "secret"
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        CONFIGURATION.folder.mkdir(parents=True, exist_ok=True)
        # Written whole under another name, then linked: of several processes one is the first,
        # and none reads half of it.
        part = path.with_name(f".secret-{os.getpid()}-{secrets.token_hex(4)}")
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(50))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):
            path.hardlink_to(part)
        part.unlink()
        return path.read_text(encoding="ascii").strip()


SECRET_KEY = _secret()
DEBUG = False
# The front is the only way in (a Unix socket): it lets requests for one possible host through
# (front/hosts.py), and no page or mail takes the site's address from a request.
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "newsreel.site.urls"
WSGI_APPLICATION = "newsreel.site.wsgi.application"
AUTH_USER_MODEL = "desk.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "newsreel.press",
    "newsreel.stories",
    "newsreel.comments",
    "newsreel.live",
    "newsreel.pages",
    "newsreel.wire",
    "newsreel.desk",
    "wagtail.contrib.simple_translation",
    "wagtail.snippets",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.users",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsreel.desk.csp.DeskPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsreel.desk.entrance.entering.Doorkeeper",
    "newsreel.desk.doors.Gate",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = databases(CONFIGURATION)

LANGUAGE_CODE = NEWSREEL["site.language"]
LANGUAGES = [("en", "English"), ("es", "Español"), ("ar", "العربية")]
# Those that somebody at the desk may choose: all of its words are in them.
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_CONTENT_LANGUAGES = [(c, LANGUAGE_NAMES.get(c, c)) for c in CONFIGURATION.languages]
WAGTAIL_I18N_ENABLED = True
USE_I18N = True
USE_TZ = True
TIME_ZONE = NEWSREEL["site.time_zone"]
# Everybody at the desk reads and enters times by the newsroom's clock.
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

STATIC_URL = "/desk/static/"
MEDIA_ROOT = CONFIGURATION.media
MEDIA_URL = "/desk/media/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "newsreel.desk.staticfiles.EditionStorage"},
}

WAGTAIL_SITE_NAME = NEWSREEL["site.name"]
WAGTAILADMIN_BASE_URL = NEWSREEL["site.url"]
WAGTAILIMAGES_IMAGE_MODEL = "stories.Picture"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "newsreel.desk.forms.PictureForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 80_000_000
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "newsreel.desk.richtext.RichTextArea"}}
STORY_PREVIEW = "newsreel.desk.preview.render_preview"
COMMENT_RENDERER = "newsreel.site.commenting.page"
COMMENT_STEP_RENDERER = "newsreel.site.commenting.step_page"
COMMENT_LETTERS = "newsreel.site.commenting.letter"
MAIL_CONNECTION = "newsreel.desk.mail.connection"
COMMENTS = {
    "mode": NEWSREEL["comments.moderation"],
    "box": None if CONFIGURATION.postgres else socket_place(CONFIGURATION.run, "comments.sock"),
    "close_after": NEWSREEL["comments.close_after_days"],
    "per_minute": NEWSREEL["comments.per_minute"],
    "per_hour": NEWSREEL["comments.per_hour"],
    "per_story": NEWSREEL["comments.story_per_minute"],
    "reports": NEWSREEL["comments.reports"],
    "proof_cost": NEWSREEL["comments.proof_cost"],
    "mail_from": formataddr(
        (
            " ".join(NEWSREEL["site.name"].split()),
            NEWSREEL["comments.email_from"] or NEWSREEL["desk.email_from"],
        )
    )
    if NEWSREEL["desk.email_url"]
    else "",
    "follow_minutes": NEWSREEL["comments.follow_minutes"],
}
STORY_RENDERER = "newsreel.site.previewing.story_page"
HOME_RENDERER = "newsreel.site.previewing.home_page"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LOGIN_URL = "wagtailadmin_login"

EMAIL_BACKEND = "newsreel.desk.mail.Later"
DEFAULT_FROM_EMAIL = NEWSREEL["desk.email_from"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
AUTH_PASSWORD_VALIDATORS += [{"NAME": "newsreel.desk.actions.end_sessions.EndsSessions"}]
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "newsreel.desk.entrance.resetting.ResetForm"
PASSWORD_RESET_TIMEOUT = 60 * 60
REQUIRE_SECOND_FACTOR = NEWSREEL["desk.require_second_factor"]
SESSION_ENGINE = "newsreel.desk.entrance.sessions"
SESSION_LASTS = timedelta(hours=NEWSREEL["desk.session_hours"])
SESSION_IDLE = timedelta(hours=NEWSREEL["desk.idle_hours"])
SESSION_COOKIE_AGE = int(SESSION_LASTS.total_seconds())
SESSION_COOKIE_PATH = "/desk/"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = NEWSREEL["site.url"].startswith("https://")
CSRF_TRUSTED_ORIGINS = [NEWSREEL["site.url"]]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
SILENCED_SYSTEM_CHECKS = ["wagtailadmin.W003"]
# What fails at the desk is said where `serve` says everything; Django would only send mail.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR"}},
}
