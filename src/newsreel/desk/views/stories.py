"""The story's screens."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages as wagtail_messages
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, DateColumn, LocaleColumn
from wagtail.admin.widgets.button import Button
from wagtail.models import Revision, WorkflowState
from wagtail.snippets.views.snippets import (
    CopyView,
    CreateView,
    EditView,
    SnippetViewSet,
    WorkflowActionView,
)

from newsreel.desk.actions.begin import begin
from newsreel.desk.beats import story_policy
from newsreel.desk.breaking import locales
from newsreel.desk.clock import spoken
from newsreel.desk.forms import StoryForm
from newsreel.desk.guard import OnBeatOnly
from newsreel.desk.models import Template
from newsreel.desk.translations import is_behind
from newsreel.desk.views import filing
from newsreel.desk.views.beginning import NewStoryView
from newsreel.desk.views.comparing import versions_to_compare
from newsreel.desk.views.correct import CorrectView
from newsreel.desk.views.embargo import EmbargoView
from newsreel.desk.views.margin import MarginPanel, MarginView
from newsreel.desk.views.readying import SaysWhatIsMissing
from newsreel.desk.views.resolve import ResolveView
from newsreel.desk.views.retract import RetractView
from newsreel.desk.views.sharing import SharePreviewView
from newsreel.desk.views.storychooser import StoryChooser
from newsreel.desk.views.storylist import StoryList
from newsreel.desk.views.translations import TranslationsView
from newsreel.stories.actions.catch_up import DisagreementError
from newsreel.stories.actions.publish import PATIENCE, pictures_of
from newsreel.stories.actions.ready import faults_of
from newsreel.stories.actions.renditions import await_files
from newsreel.stories.models import Hold, Story


def status(story: Story) -> str:
    """Where the story stands, of what ``with_standing`` has noted beside it."""
    if getattr(story, "is_held", False):
        return "Public, its update held" if story.live else "Held"
    if story.live and story.is_scheduled:
        return "Public, an update scheduled"
    if story.live:
        return "Public, with a draft" if story.has_unpublished_changes else "Public"
    if story.retracted_at:
        return "Retracted"
    if story.embargoed_until:
        return f"Embargo until {spoken(story.embargoed_until)}"
    if story.is_scheduled:
        return "Scheduled"
    if story.is_awaiting:
        return "Awaits an editor"
    if story.expired:
        return "Expired"
    return "Taken down" if story.published_on else "Draft"


def with_standing(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Note beside each story in one query what Wagtail would ask for each of them."""
    number = Cast(OuterRef("pk"), CharField())
    kind = ContentType.objects.get_for_model(Story)
    revisions = Revision.objects.filter(base_content_type=kind, object_id=number)
    workflows = WorkflowState.objects.filter(base_content_type=kind, object_id=number)
    noted: QuerySet[Story] = stories.annotate(
        is_scheduled=Exists(revisions.filter(approved_go_live_at__isnull=False)),
        is_held=Exists(Hold.objects.filter(story=OuterRef("pk"))),
        is_awaiting=Exists(workflows.filter(status=WorkflowState.STATUS_IN_PROGRESS)),
    )
    return noted


def await_pictures(draft: Story) -> None:
    """Nobody waits for those of a story that will be refused."""
    if not faults_of(draft):
        await_files(pictures_of(draft), PATIENCE)


class AwaitsPictures:
    """Publishing, and an approval that may publish, wait for the page's pictures before their
    transaction begins."""

    def form_valid(self, form: Any) -> HttpResponse:
        if self.action in ("publish", "workflow-action"):  # type: ignore[attr-defined]
            await_pictures(form.instance)
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        return response


class TellsTimes:
    """Says what was made of times that the clock shows twice, or never; and what was scheduled
    because of an embargo."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)  # type: ignore[misc]
        request: HttpRequest = self.request  # type: ignore[attr-defined]
        for sentence in form.told:
            messages.warning(request, sentence)
        ends = form.instance.embargoed_until
        if self.action == "publish" and ends is not None:  # type: ignore[attr-defined]
            messages.warning(
                request, f"The story is under embargo: it goes out at its end, {spoken(ends)}."
            )
        return response


class StoryCreateView(TellsTimes, AwaitsPictures, CreateView):
    def get_initial_form_instance(self) -> Any:
        """An empty story, or one begun from the template that the address names."""
        story = super().get_initial_form_instance() or Story()
        asked = self.request.GET.get("template", "")
        template = Template.objects.filter(pk=asked).first() if asked.isdigit() else None
        return begin(story, template) if template else story

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        panels.append(MarginPanel(self.form.instance, self.request))
        return panels


class StoryCopyView(TellsTimes, AwaitsPictures, CopyView):
    pass


class StoryEditView(TellsTimes, AwaitsPictures, EditView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        held = Hold.objects.filter(story_id=self.object.pk).first()
        if held is not None:
            link = Button("See both, and choose", url=self._url("resolve"), icon_name="warning")
            wagtail_messages.warning(
                request, f"This draft is held. {held.reason}", buttons=[link], extra_tags="held"
            )
        if self.object.embargoed_until:
            ends = spoken(self.object.embargoed_until)
            messages.info(request, f"Under embargo until {ends}.")
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def save_instance(self) -> Any:
        """A draft is told from what its editor opened, whatever became public meanwhile."""
        opened = self.request.POST.get("loaded_revision_id", "")
        self.form.instance.loaded_revision = int(opened) if opened.isdigit() else None
        return super().save_instance()

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            return super().form_valid(form)
        except DisagreementError as reason:
            # The draft is saved; only its publication is not done.
            messages.error(self.request, " ".join(reason.messages))
            return redirect(self._url("resolve"))

    def _url(self, name: str) -> str:
        return reverse(f"stories:{name}", args=[self.object.pk])

    def get_side_panels(self) -> Any:
        panels = super().get_side_panels()
        if not self.expects_json_response:
            panels.append(MarginPanel(self.object, self.request))
        return panels

    @property
    def header_more_buttons(self) -> list[Button]:
        buttons: list[Button] = super().header_more_buttons
        may = story_policy().user_has_permission_for_instance
        versions = versions_to_compare(self.object)
        if versions:
            url = reverse("stories:revisions_compare", args=[self.object.pk, *versions])
            buttons.append(
                Button(_("Compare with the last version"), url=url, icon_name="history", priority=5)
            )
        if may(self.request.user, "publish", self.object):
            url = self._url("share")
            buttons.append(Button(_("Share a preview"), url=url, icon_name="link", priority=45))
            if self.object.live:
                url = self._url("correct")
                buttons.append(Button(_("Correct"), url=url, icon_name="edit", priority=50))
                url = self._url("retract")
                buttons.append(Button(_("Retract"), url=url, icon_name="cross", priority=60))
        if len(list(locales())) > 1:
            behind = is_behind(self.object)
            label = _("Translations: the source changed") if behind else _("Translations")
            url = self._url("translations")
            buttons.append(Button(label, url=url, icon_name="globe", priority=50))
        if self.request.user.has_perm("comments.change_comment"):
            url = reverse("comments_rule_of_story", args=[self.object.pk])
            buttons.append(Button(_("Comments"), url=url, icon_name="comment", priority=70))
        if not self.object.live and may(self.request.user, "change", self.object):
            url = self._url("embargo")
            buttons.append(Button(_("Embargo"), url=url, icon_name="lock", priority=55))
        return buttons


class StoryApprovalView(WorkflowActionView):
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.action_name == "approve":
            await_pictures(self.object.get_latest_revision_as_object())
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response


class StoryViewSet(SnippetViewSet):
    model = Story
    icon = "doc-full-inverse"
    add_to_admin_menu = True
    menu_label = "Stories"
    menu_name = "stories"
    menu_order = 100
    url_prefix = "stories"
    admin_url_namespace = "stories"
    chooser_viewset_class = StoryChooser
    index_view_class = StoryList
    index_results_template_name = "desk/stories/results.html"
    add_view_class = StoryCreateView
    copy_view_class = StoryCopyView
    edit_view_class = StoryEditView
    workflow_action_view_class = StoryApprovalView
    add_to_reference_index = True
    inspect_view_enabled = True
    inspect_view_fields = ["headline", "standfirst", "section", "kind", "slug", "published_on"]
    list_per_page = 50
    # The newest number first: an index gives it, at a million rows too.
    ordering = "-pk"
    list_display = [
        "headline",
        Column("section", label="Section"),
        Column("get_kind_display", label="Kind"),
        Column("status", label="Status", accessor=status),
        DateColumn("first_published_at", label="Published", width="14%"),
        LocaleColumn(sort_key=None),
    ]
    # Wagtail's database search takes time by the square of the matches: the list has its own.
    search_backend_name = None
    search_fields = ["headline"]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldRowPanel(
                        [
                            FieldPanel("section", widget=forms.Select),
                            FieldPanel("kind"),
                            FieldPanel("kicker"),
                        ]
                    ),
                    FieldPanel("headline", classname="title"),
                    FieldPanel("standfirst"),
                    MultiFieldPanel(
                        [
                            FieldPanel("lead_picture"),
                            FieldPanel("lead_caption"),
                            FieldPanel("lead_credit"),
                        ],
                        heading="Lead picture",
                    ),
                    FieldPanel("dateline"),
                    FieldPanel("body"),
                    HelpPanel(template="desk/editor/adding.html", heading=gettext_lazy("Add")),
                ],
                heading="Story",
            ),
            ObjectList(
                [
                    InlinePanel(
                        "bylines",
                        [FieldPanel("contributor"), FieldPanel("role")],
                        heading="Bylines",
                        label="Byline",
                    ),
                    FieldPanel("topics", widget=forms.CheckboxSelectMultiple),
                    FieldPanel("comments_open"),
                ],
                heading="People and topics",
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("change_kind"),
                            FieldPanel("change_note"),
                            FieldPanel("change_minor"),
                        ],
                        heading="What is this change?",
                        help_text="Of a story that is public: told to its readers with it.",
                    ),
                    FieldPanel("slug"),
                    FieldPanel("updated_at"),
                    PublishingPanel(),
                ],
                heading="Publishing",
            ),
        ],
        base_form_class=StoryForm,
    )

    def construct_view(self, view_class: Any, **kwargs: Any) -> Any:
        """Every view of a story passes the guard, whichever Wagtail adds."""
        guarded = type(view_class.__name__, (OnBeatOnly, SaysWhatIsMissing, view_class), {})
        return super().construct_view(guarded, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        patterns: list[URLPattern] = super().get_urlpatterns()
        verbs = {
            "retract": RetractView,
            "translations": TranslationsView,
            "share": SharePreviewView,
            "correct": CorrectView,
            "embargo": EmbargoView,
            "resolve": ResolveView,
            "margin": MarginView,
        }
        return [
            path("new/", self.construct_view(NewStoryView), name="new"),
            path("paste/", filing.paste, name="paste"),
            path("drop/", filing.drop, name="drop"),
            path("related/", filing.related, name="related"),
            *patterns,
            *(
                path(f"{name}/<int:pk>/", self.construct_view(view), name=name)
                for name, view in verbs.items()
            ),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        stories = story_policy().on_beat(request.user, Story.objects.all())
        return with_standing(stories.select_related("section__parent__parent", "locale")).defer(
            "body"
        )
