"""The channel's pages, /live/ and /live/audio/: what is on air, or what to do meanwhile."""

from dataclasses import dataclass

from newsreel.live.reads import OnAir, on_air
from newsreel.pages.frame import Frame, frame, plate, say
from newsreel.pages.furniture import by_language
from newsreel.pages.kind import LanguagePage
from newsreel.pages.notices import on_air_line
from newsreel.press.surfaces import Rendered
from newsreel.stories import reads
from newsreel.stories.reads.shapes import Chrome, Link


@dataclass(frozen=True, slots=True)
class LivePage:
    """``live.html``. ``state`` is "off", "on" or "trouble", ``line`` the same in words."""

    frame: Frame
    title: str
    state: str
    line: str
    next: str
    onward: tuple[Link, ...]


def live_page(chrome: Chrome, air: OnAir, *, audio: bool) -> LivePage:
    """The page of the picture, or of the sound alone."""
    words = say(chrome)
    home = chrome.language.home
    title = words.audio_title if audio else words.live_title
    description = words.audio_description if audio else words.live_description
    tail = "live/audio/" if audio else "live/"
    other = (
        Link(words.live_to_live, f"{home}live/")
        if audio
        else Link(words.live_to_audio, f"{home}live/audio/")
    )
    others = tuple(
        Link(language.name, f"{language.home}{tail}")
        for language in chrome.site.languages
        if language.code != chrome.language.code
    )
    return LivePage(
        frame=frame(
            chrome,
            page="live",
            title=title,
            path=home + tail,
            description=description.format(site=chrome.site.name),
            translations=tuple(link for _, link in by_language(chrome, others)),
        ),
        title=title,
        state=air.state,
        line=on_air_line(air, words),
        next=words.audio_next if audio else words.live_next,
        onward=(Link(words.live_to_news, home), other),
    )


class LivePages(LanguagePage):
    """Kind "live": /live/ and /ar/live/."""

    name = "live"
    audio = False

    def render(self, arg: str) -> Rendered | None:
        home = self.home(arg)
        if home is None:
            return None
        page = live_page(reads.chrome(arg), on_air(), audio=self.audio)
        return plate(f"{home}live/{'audio/' if self.audio else ''}", "live.html", page)


class AudioPages(LivePages):
    """Kind "audio": /live/audio/ and /ar/live/audio/."""

    name = "audio"
    audio = True
