"""One noun a file. Imports go one way: place (Section, Topic, Contributor) and matter (Picture,
Clip) first, then Story with its Byline, then what points at stories."""

from newsreel.stories.models.almanac import Almanac
from newsreel.stories.models.basis import Basis, Hold
from newsreel.stories.models.breaking import BreakingLine
from newsreel.stories.models.capture import Capture
from newsreel.stories.models.clip import Clip
from newsreel.stories.models.contributor import Contributor
from newsreel.stories.models.correction import Correction
from newsreel.stories.models.former import FormerAddress, FormerName, FormerSection
from newsreel.stories.models.frontpage import FrontPage, FrontPageSecond
from newsreel.stories.models.picture import Picture, PictureFile, PictureRendition
from newsreel.stories.models.section import Section
from newsreel.stories.models.shelving import Shelving
from newsreel.stories.models.standing import StandingPage
from newsreel.stories.models.story import Byline, Story
from newsreel.stories.models.topic import Topic
from newsreel.stories.models.translation import Translation
from newsreel.stories.models.unindexed import Unindexed
from newsreel.stories.models.version import Version

__all__ = [
    "Almanac",
    "Basis",
    "BreakingLine",
    "Byline",
    "Capture",
    "Clip",
    "Contributor",
    "Correction",
    "FormerAddress",
    "FormerName",
    "FormerSection",
    "FrontPage",
    "FrontPageSecond",
    "Hold",
    "Picture",
    "PictureFile",
    "PictureRendition",
    "Section",
    "Shelving",
    "StandingPage",
    "Story",
    "Topic",
    "Translation",
    "Unindexed",
    "Version",
]
