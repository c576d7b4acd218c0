"""The mails to readers: plain text, in the words of the language in which somebody asked."""

from zoneinfo import ZoneInfo

from newsreel.comments.reads import Letter, Said
from newsreel.pages.dates import moment
from newsreel.pages.frame import say
from newsreel.pages.words import Words
from newsreel.stories.reads.shapes import Chrome


def letter_text(chrome: Chrome, letter: Letter) -> tuple[str, str]:
    """Subject and text. What readers wrote is set off by "> ", so that none of it can be taken for
    the newsroom's own words."""
    words, site = say(chrome), chrome.site
    own = words.letters
    filled = {
        "site": site.name,
        "link": letter.link,
        "headline": letter.story.headline if letter.story else "",
    }
    subject = own[f"{letter.what}_subject"].format(**filled)
    parts = [own[f"{letter.what}_text"].format(**filled)]
    parts += [_said(one, chrome, words) for one in letter.said]
    if letter.more:
        parts.append(own["more"].format(n=letter.more))
    if letter.what == "news":
        parts.append(own["all"].format(**filled))
    parts.append("-- ")
    ending = own["news_end" if letter.leave else "once_end"]
    parts[-1] += "\n" + ending.format(
        leave=letter.leave, site=site.name, url=site.url, yours=f"{site.url}/comments/yours/"
    )
    return subject, "\n\n".join(parts) + "\n"


def _said(one: Said, chrome: Chrome, words: Words) -> str:
    own = words.letters
    who = one.author
    if one.staff:
        who += f" ({words.commenting['staff']})"
    if one.to_you:
        who = own["to_you"].format(name=who)
    if one.time:
        here = one.time.astimezone(ZoneInfo(chrome.site.time_zone))
        who = f"{who} · {moment(here, words).text}"
    text = "\n".join(f"> {line}".rstrip() for line in one.text.splitlines())
    return f"{who}\n{text}\n{one.link}"
