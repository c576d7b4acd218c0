"""The screens of all else that makes the paper: sections, topics, people, clips, pages…"""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from newsreel.desk.forms import ClipForm
from newsreel.desk.models import Beat, Template
from newsreel.desk.views.choosing import Chooser
from newsreel.desk.views.listing import Listing
from newsreel.live.models import Channel
from newsreel.stories.models import (
    Clip,
    Contributor,
    Section,
    StandingPage,
    Topic,
)


class PaperViewSet(SnippetViewSet):
    """What these screens have in common."""

    index_view_class = Listing
    chooser_viewset_class = Chooser
    search_backend_name = None
    list_per_page = 50
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows: QuerySet[Any] = self.model._default_manager.all()
        return rows.select_related(*self.related) if self.related else rows


class SectionViewSet(PaperViewSet):
    model = Section
    icon = "folder-open-inverse"
    url_prefix = "sections"
    admin_url_namespace = "sections"
    copy_view_enabled = False
    list_display = ["__str__", "slug", "position", "locale"]
    search_fields = ["name"]
    related = ("parent__parent__parent", "locale")
    panels = [
        FieldPanel("name"),
        FieldPanel("parent", widget=forms.Select),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position")]),
        FieldPanel("description"),
        MultiFieldPanel(
            [
                FieldPanel("workflow", widget=forms.Select),
                FieldPanel("needs_workflow", heading=_("Nobody publishes past it")),
            ],
            heading=_("Who reads a story first"),
        ),
    ]


class TopicViewSet(PaperViewSet):
    model = Topic
    icon = "tag"
    url_prefix = "topics"
    admin_url_namespace = "topics"
    list_display = ["name", "slug", "locale"]
    search_fields = ["name"]
    related = ("locale",)
    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description")]


class ContributorViewSet(PaperViewSet):
    model = Contributor
    icon = "user"
    url_prefix = "contributors"
    admin_url_namespace = "contributors"
    list_display = ["name", "role", "slug", "locale"]
    search_fields = ["name"]
    related = ("locale",)
    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("slug"),
        FieldPanel("biography"),
        FieldPanel("picture"),
    ]


class StandingPageViewSet(PaperViewSet):
    model = StandingPage
    icon = "doc-full"
    url_prefix = "standing-pages"
    admin_url_namespace = "standing_pages"
    list_display = ["title", "slug", "position", "locale"]
    search_fields = ["title"]
    related = ("locale",)
    panels = [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("position")]),
        FieldPanel("body"),
    ]


class ClipViewSet(PaperViewSet):
    model = Clip
    icon = "media"
    url_prefix = "clips"
    admin_url_namespace = "clips"
    copy_view_enabled = False
    list_display = ["title", "media", "type", "seconds"]
    search_fields = ["title"]
    edit_handler = ObjectList([FieldPanel("title"), FieldPanel("file")], base_form_class=ClipForm)


class ChannelViewSet(PaperViewSet):
    model = Channel
    icon = "desktop"
    url_prefix = "channel"
    admin_url_namespace = "channel"
    copy_view_enabled = False
    list_display = ["__str__", "state", "title"]
    panels = [FieldPanel("state"), FieldPanel("title")]


class BeatViewSet(PaperViewSet):
    model = Beat
    icon = "key"
    url_prefix = "beats"
    admin_url_namespace = "beats"
    copy_view_enabled = False
    list_display = ["user", "section"]
    related = ("user", "section__parent__parent")
    panels = [FieldPanel("user"), FieldPanel("section", widget=forms.Select)]


class TemplateViewSet(PaperViewSet):
    model = Template
    icon = "form"
    url_prefix = "templates"
    admin_url_namespace = "templates"
    list_display = ["name", "kind", "needs_byline", "position"]
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("kind"), FieldPanel("position")]),
        FieldPanel("says"),
        FieldPanel("kicker"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("needs_byline"),
    ]


class PaperGroup(SnippetViewSetGroup):
    """The paper: what stories stand in and beside."""

    menu_label = "Paper"
    menu_icon = "folder-open-inverse"
    menu_order = 110
    items = (
        SectionViewSet,
        TopicViewSet,
        ContributorViewSet,
        ClipViewSet,
        StandingPageViewSet,
        TemplateViewSet,
        ChannelViewSet,
        BeatViewSet,
    )
