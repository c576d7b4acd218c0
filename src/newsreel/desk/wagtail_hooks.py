"""What the desk adds to Wagtail's admin, and what it takes away: there are no pages here."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.snippets.models import register_snippet

from newsreel.desk import breaking, frontpage, held, home, media, moderation
from newsreel.desk.doors import AUDIT
from newsreel.desk.entrance import account, office
from newsreel.desk.views import audit
from newsreel.desk.views import breaking as breaking_view
from newsreel.desk.views import frontpage as frontpage_view
from newsreel.desk.views.bulk import VERBS
from newsreel.desk.views.commentlists import BansView, WordsView
from newsreel.desk.views.commentrules import RuleOfStoryView, RulesView
from newsreel.desk.views.moderation import BesideView, DecideView, QueueView
from newsreel.desk.views.offering import order_buttons
from newsreel.desk.views.paper import PaperGroup
from newsreel.desk.views.stories import StoryViewSet

register_snippet(StoryViewSet)
register_snippet(PaperGroup)

_OF_PAGES = {"explorer", "documents", "snippets", "help"}
# The last of them is the audit log's, which has a screen of its own.
_REPORTS_OF_PAGES = {"locked-pages", "aging-pages", "page-types-usage", "site-history"}


def drop_pages(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in _OF_PAGES]


def drop_reports_of_pages(request: HttpRequest, items: list[Any]) -> None:
    items[:] = [item for item in items if item.name not in _REPORTS_OF_PAGES]


def choose_home(request: HttpRequest, panels: list[Any]) -> None:
    panels[:] = [held.HeldStories(), home.DashboardPanel()]


def offer_breaking(request: HttpRequest, panels: list[Any]) -> None:
    if request.user.has_perm(breaking.RIGHT):
        panels.append(breaking.BreakingPanel())


def drop_summary(request: HttpRequest, items: list[Any]) -> None:
    items.clear()


class FrontPageItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return frontpage.may_arrange(request.user)


class BreakingItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(breaking.RIGHT)


def front_page_item() -> MenuItem:
    url = reverse_lazy("desk_front_pages")
    return FrontPageItem(_("Front page"), url, name="front-page", icon_name="home", order=105)


def breaking_item() -> MenuItem:
    url = reverse_lazy("desk_breaking")
    return BreakingItem(_("Breaking line"), url, name="breaking", icon_name="warning", order=106)


def style() -> SafeString:
    sheets = ((static(f"desk/{name}.css"),) for name in ("desk", "front"))
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


def enliven() -> SafeString:
    return format_html('<script src="{}"></script>', static("desk/enliven.js"))


def desk_urls() -> list[URLPattern]:
    own = "account/sign-in/"
    return [
        path("media/<path:name>", media.serve, name="desk_media"),
        path("comments/", QueueView.as_view(), name="comments"),
        path("comments/decide/", DecideView.as_view(), name="comments_decide"),
        path("comments/<int:pk>/<slug:what>/", BesideView.as_view(), name="comments_beside"),
        path("comments/rules/", RulesView.as_view(), name="comments_rules"),
        path("comments/rules/<int:pk>/", RuleOfStoryView.as_view(), name="comments_rule_of_story"),
        path("comments/words/", WordsView.as_view(), name="comments_words"),
        path("comments/bans/", BansView.as_view(), name="comments_bans"),
        path(own, account.own_sign_in, name="desk_own_sign_in"),
        path(f"{own}app/", account.add_app, name="desk_add_app"),
        path(f"{own}passkey/options/", account.passkey_options, name="desk_new_passkey_options"),
        path(f"{own}passkey/", account.add_passkey, name="desk_new_passkey"),
        path(f"{own}codes/", account.recovery_codes, name="desk_recovery_codes"),
        path(f"{own}remove/<int:pk>/", account.remove_factor, name="desk_remove_factor"),
        path(f"{own}sessions/", account.end_session, name="desk_end_session"),
        path("audit/", audit.audit, name="desk_audit"),
        path("audit/csv/", audit.audit_csv, name="desk_audit_csv"),
        path("users/sign-in/<int:pk>/", office.sign_in_of, name="desk_sign_in_of"),
    ]


class AuditItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return AUDIT.opens_for(request.user)


def offer_audit() -> MenuItem:
    return AuditItem(_("Audit log"), reverse("desk_audit"), icon_name="history", order=900)


def offer_own_sign_in(request: HttpRequest) -> dict[str, str]:
    return {"url": reverse("desk_own_sign_in"), "label": str(_("Sign-in and devices"))}


def offer_sign_in_of(user: Any, request_user: Any) -> Iterator[Button]:
    url = reverse("desk_sign_in_of", args=[user.pk])
    yield Button(_("Sign-in and devices"), url=url, icon_name="key", priority=40)


class CommentsItem(MenuItem):
    """The queue in the menu, for those who may decide."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("comments.change_comment"))

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        if number := moderation.waiting():
            component.label = f"{component.label} ({number})"
        return component


def comments_item() -> MenuItem:
    return CommentsItem(
        _("Comments"), reverse("comments"), name="comments", icon_name="comment", order=250
    )


hooks.register("construct_main_menu", drop_pages)
hooks.register("construct_reports_menu", drop_reports_of_pages)
hooks.register("construct_homepage_panels", choose_home)
hooks.register("construct_homepage_panels", offer_breaking, order=200)
hooks.register("construct_snippet_action_menu", order_buttons)
hooks.register("construct_homepage_summary_items", drop_summary)
hooks.register("insert_global_admin_css", style)
hooks.register("register_admin_urls", breaking_view.urls)
hooks.register("register_admin_urls", frontpage_view.urls)
hooks.register("register_admin_menu_item", front_page_item)
hooks.register("register_admin_menu_item", breaking_item)
hooks.register("insert_global_admin_js", enliven)
hooks.register("register_admin_urls", desk_urls)
hooks.register("register_reports_menu_item", offer_audit)
hooks.register("register_account_menu_item", offer_own_sign_in)
hooks.register("register_user_listing_buttons", offer_sign_in_of)
hooks.register("register_admin_menu_item", comments_item)
# After Wagtail's own, which delete takes the place of for stories.
for verb in VERBS:
    hooks.register("register_bulk_action", verb, order=100)
