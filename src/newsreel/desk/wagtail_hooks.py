"""What the desk adds to Wagtail's admin, and what it takes away: there are no pages here."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from newsreel.desk import home, media
from newsreel.desk.views.bulk import DeleteStories
from newsreel.desk.views.paper import PaperGroup
from newsreel.desk.views.stories import StoryViewSet

register_snippet(StoryViewSet)
register_snippet(PaperGroup)

_OF_PAGES = {"explorer", "documents", "snippets"}
# The last of them is the audit log's, which has a screen of its own.
_REPORTS_OF_PAGES = {"locked-pages", "aging-pages", "page-types-usage", "site-history"}


def drop_pages(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in _OF_PAGES]


def drop_reports_of_pages(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in _REPORTS_OF_PAGES]


def choose_home(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [home.OwnDrafts()]


def drop_summary(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


def enliven() -> SafeString:
    return format_html('<script src="{}"></script>', static("desk/enliven.js"))


def desk_urls() -> list[URLPattern]:
    return [path("media/<path:name>", media.serve, name="desk_media")]


hooks.register("construct_main_menu", drop_pages)
hooks.register("construct_reports_menu", drop_reports_of_pages)
hooks.register("construct_homepage_panels", choose_home)
hooks.register("construct_homepage_summary_items", drop_summary)
hooks.register("insert_global_admin_js", enliven)
hooks.register("register_admin_urls", desk_urls)
# After Wagtail's own of the same name, whose place it takes for stories.
hooks.register("register_bulk_action", DeleteStories, order=100)
