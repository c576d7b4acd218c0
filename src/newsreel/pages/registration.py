"""Registers every kind of page with the press; called once, by the site's wiring."""

from newsreel.pages.assets import Assets
from newsreel.pages.corrections import CorrectionsMonths, CorrectionsPages
from newsreel.pages.day import DayPages
from newsreel.pages.discussion import DiscussionPages
from newsreel.pages.history import FormerHistories, HistoryPages
from newsreel.pages.home import HomePages
from newsreel.pages.live import AudioPages, LivePages
from newsreel.pages.manifest import Favicon, Manifests
from newsreel.pages.missing import MissingPages
from newsreel.pages.month import MonthPages
from newsreel.pages.moved import FormerAddresses, FormerNames, FormerSections
from newsreel.pages.people import ContributorMonths, ContributorPages
from newsreel.pages.section import SectionFronts
from newsreel.pages.servers import ServersPages
from newsreel.pages.standing import StandingPages
from newsreel.pages.state import StatePlates
from newsreel.pages.story import StoryPages
from newsreel.pages.topic import TopicMonths, TopicPages
from newsreel.press.surfaces import register

# Assets before the pages that name them; then in the order of a reader's way in.
KINDS = (
    Assets,
    Favicon,
    MissingPages,
    StatePlates,
    Manifests,
    HomePages,
    SectionFronts,
    StoryPages,
    DiscussionPages,
    HistoryPages,
    CorrectionsPages,
    CorrectionsMonths,
    DayPages,
    MonthPages,
    ContributorPages,
    ContributorMonths,
    TopicPages,
    TopicMonths,
    StandingPages,
    FormerAddresses,
    FormerHistories,
    FormerSections,
    FormerNames,
    LivePages,
    AudioPages,
    ServersPages,
)


def register_pages() -> None:
    """Idempotent: one instance a kind."""
    for kind in KINDS:
        register(kind())
