# ruff: noqa: E501  (tables of rules and words are read by the row)
"""What a page's markup says about a part of it: names of classes and roles, read in general."""

from __future__ import annotations

import re
from functools import lru_cache

_SEP = r"(?:^|[\s_/.:-])"
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_RULES: tuple[tuple[str, str], ...] = (
    ("cookie", r"cookies?|consent|gdpr|cmp|onetrust|privacy-?(?:banner|manager|notice)"),
    ("comments", r"comments?|comment-?list|commentlist|disqus|disqus_thread|livefyre|viafoura|coral|fb-comments|discussion|respond|replies|kommentare?|forum|spot-?im|openweb|commenting"),
    ("share", r"share|sharing|sharebar|share-?(?:bar|tools|buttons?|links?|this)|social(?!ist|-?affairs)|socials?|social-?(?:share|bar|media|links?|icons?)|addthis|addtoany|sharedaddy|jp-relatedposts-headline|follow(?:-?us)?|a2a|shariff|sociallinks"),
    ("newsletter", r"newsletters?|subscribe|subscription|sign-?up|signup|mailing-?list|mc_embed|mailchimp|piano|email-?(?:signup|capture)"),
    ("advert", r"ads?|advert(?:s|isement|ising|orial)?|ad-?(?:slot|unit|container|wrapper|banner|label|block)|adslot|adunit|adsense|dfp|gpt|banner-?ad|sponsor(?:ed|s)?|promo(?:tion|tional|box)?|promos|taboola|outbrain|affiliate|teads|partner-?content|commercial|werbung|anzeige|native-?ad|billboard"),
    ("login", r"paywall|login|sign-?in|regwall|meter(?:ed)?-?wall|register|subscriber-?only|gate"),
    ("related", r"related|relatedposts?|yarpp|recirc(?:ulation)?|recommend(?:ed|ations?|er)?|read-?(?:more|next|also)|readmore|more-?(?:stories|from|on|news|articles|like)|most-?(?:read|popular|viewed|recent)|popular|trending|also-?like|further-?reading|suggested|similar|see-?also|teasers?|teaser-?list|rail|right-?rail|left-?rail|up-?next|river|story-?list|article-?list|post-?list|latest-?(?:news|posts|stories)|mehr-?zum-?thema|onward|onwards|in-?article-?link|inline-?related|interlink|crosspromo|next-?(?:story|article|post)|prev(?:ious)?-?(?:story|article|post)|post-?navigation|rich-?link"),
    ("breadcrumb", r"breadcrumbs?|bread-?crumbs?|crumbs?|trail"),
    ("topics", r"tags|tag-?list|taglist|tags-?links|post-?tags|article-?tags|entry-?tags|tag-?cloud|topics?|topic-?list|keywords|schlagwort(?:e|er)?|entry-?terms|post-?terms"),
    ("nav", r"nav|navbar|navigation|menu|menus|submenu|sub-?menu|mega-?menu|hamburger|masthead|site-?header|global-?header|page-?header|top-?bar|topbar|toolbar|tools|utility|skip-?link|skip-?to|pagination|pager|paging|search|search-?(?:form|box|bar)|jump|toc|table-?of-?contents|ticker|breaking-?news|edition|lang-?switch|accessibility|screen-?reader-?text|visually-?hidden|sr-?only|print-?only|a11y-?hidden"),
    ("footer", r"footer|site-?footer|page-?footer|foot|colophon|copyright|imprint|legal|disclaimer"),
    ("widget", r"sidebar|side-?bar|widget|aside|modal|overlay|popup|pop-?up|lightbox|tooltip|dropdown|drawer|notification|alert-?bar|toast|carousel|slider|poll|quiz|survey|weather|stock|quote-?ticker|infobox|fact-?box|factbox|timeline-?nav|player-?controls|video-?(?:player|playlist|metadata|meta)|playlist|jwplayer|vjs|podcast-?player|audio-?player|gallery-?nav|event-?list|donate|donation|membership|author-?(?:bio|box|info|card|profile|about)|about-?(?:the-?)?author|bio|biography|trust-?project|corrections?-?form|report-?(?:error|typo)|feedback|print|font-?size|text-?size|reactions?|rating|likes?|favou?rite|bookmark|save"),
    ("correction", r"corrections?|clarifications?|erratum|errata"),
    ("credit", r"credits?|photo-?credit|image-?credit|caption-?credit|copyright-?holder|photographer|img-?credit|media-?credit|bildquelle|image-?source|attribution|picture-?credit"),
    ("caption", r"captions?|figcaption|wp-?caption-?text|image-?caption|photo-?caption|img-?caption|cutline|bildunterschrift|legend|pie-?de-?foto|image-?description|media-?caption"),
    ("byline", r"bylines?|by-?line|authors?|author-?name|article-?author|contributors?|writer|posted-?by|entry-?author|autor(?:en)?|firma|signature|auteur|vcard|reporter|story-?by"),
    ("date", r"date|datetime|date-?time|dateline|timestamp|time-?stamp|published|publish-?date|pub-?date|pubdate|posted-?on|entry-?date|post-?date|article-?date|updated|modified|datum|fecha|published-?date"),
    ("standfirst", r"standfirst|stand-?first|dek|deck|sub-?title|subtitle|sub-?headline|subheadline|subhead(?:ing)?|sub-?heading|strapline|article-?(?:summary|intro|lead|lede|excerpt|description|standfirst|subtitle|dek|deck)|story-?(?:summary|intro|description)|entry-?(?:summary|subtitle)|post-?(?:subtitle|excerpt|intro)|excerpt|synopsis|teaser-?text|chapo|entradilla|vorspann|bajada|sapo|ingress|manchet|leadtext|intro-?text|lead-?text|summary|intro|introduction|tagline|hed-?dek"),
    ("kicker", r"kicker|eyebrow|overline|supertitle|pre-?title|dachzeile|flag|rubric|rubrique|topline|antetitulo|section-?(?:label|name|title|tag)|category-?(?:label|name)|spitzmarke"),
    ("pull", r"pull|pull-?quotes?|pulled-?quotes?|quote-?pull|pq|callout|blockquote-?pull|quote-?highlight"),
)  # fmt: skip
_COMPILED = tuple(
    (name, re.compile(rf"{_SEP}(?:{rule})(?=$|[\s_/.:0-9-])")) for name, rule in _RULES
)

BAD = frozenset(
    "cookie comments share newsletter advert login related nav footer widget breadcrumb topics hidden".split()
)
"""Hints of parts that hold no text of the story."""

ROLE_OF = {
    "cookie": "cookie", "comments": "comments", "share": "share", "newsletter": "newsletter",
    "advert": "advert", "login": "login", "related": "related-list", "nav": "navigation",
    "footer": "footer", "widget": "tools", "breadcrumb": "navigation", "topics": "topics",
    "hidden": "hidden",
}  # fmt: skip
"""The furniture each bad hint stands for."""


@lru_cache(maxsize=65536)
def hint_of(names: str) -> str:
    """The hint of an element by its classes, id, role and the like, joined by spaces; "" for none.

    Only names that say what a part *is* count; a name joined to a state ("has-sidebar",
    "comments-open") does not.
    """
    if not names or len(names) > 600:
        return ""
    kept = " ".join(
        _CAMEL.sub("-", n).lower()
        for n in names.split()
        if not re.match(
            r"(?:has|with|no|is|without|not|js|show|hide|enable|supports?)[-_]|.*(?:-open|-enabled|-closed|-\d{4,})$",
            n,
            re.I,
        )
    )
    for name, rule in _COMPILED:
        if rule.search(kept):
            return name
    return ""
