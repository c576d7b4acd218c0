# ruff: noqa: E501, ISC004  (tables of rules and words are read by the row)
"""The page's own lines: menus, share buttons, consent, sign-up boxes, adverts, footers."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreel.archive.fold import fold
from newsreel.archive.labels import is_menu_run

_SHARE_WORDS = frozenset(
    [
        "facebook",
        "twitter",
        "x",
        "whatsapp",
        "linkedin",
        "pinterest",
        "reddit",
        "email",
        "e-mail",
        "mail",
        "print",
        "share",
        "tweet",
        "telegram",
        "tumblr",
        "flipboard",
        "google",
        "plus",
        "google+",
        "googleplus",
        "pocket",
        "stumbleupon",
        "digg",
        "copy",
        "link",
        "messenger",
        "viber",
        "sms",
        "line",
        "weibo",
        "vk",
        "bluesky",
        "mastodon",
        "threads",
        "instagram",
        "youtube",
        "tiktok",
        "xing",
        "gmail",
        "delicious",
        "icon",
        "share:",
        "share!",
        "pin",
        "it",
        "on",
        "via",
        "this",
        "article",
        "story",
        "item",
        "page",
        "to",
        "a",
        "friend",
        "send",
        "by",
        "post",
        "someone",
        "snapchat",
        "rss",
        "skype",
        "blogger",
        "instapaper",
        "more",
        "options",
        "tweeter",
        "partager",
        "teilen",
        "compartir",
        "drucken",
        "imprimir",
        "imprimer",
        "enviar",
        "envoyer",
        "kopieren",
        "copiar",
        "url",
        "copied!",
        "close",
        "permalink",
        "ok",
        "app",
        "save",
        "bookmark",
        "truth",
        "social",
        "parler",
        "nextdoor",
        "wechat",
        "drucken",
        "fb",
        "li",
        "shares",
        "mix",
        "condividi",
        "stampa",
        "dela",
        "skriv",
        "ut",
        "compartilhar",
        "فيسبوك",
        "تويتر",
        "واتساب",
        "تلغرام",
        "شارك",
        "طباعة",
        "إكس",
        "لينكدإن",
    ]
)
_RULES: tuple[tuple[str, str], ...] = (
    ("navigation", r"(?:accessibility )?(?:skip|jump) to\b.{0,60}|(?:main |site |open |close |toggle |show |hide )*(?:menu|navigation)|menu.{0,12}|home|homepage|"
     r"(?:go )?back to (?:top|home).{0,20}|top of page|(?:next|previous|prev|weiter|zurück|suivant|précédent|siguiente|anterior)(?: (?:story|article|post|page|up|slide|image))?|"
     r"sections|all sections|more sections|topics|categories|trending.{0,20}|(?:latest|top|most|breaking) (?:news|stories|videos?|headlines)|editions?|more\.{0,3}…?|"
     r"site (?:map|index)|today['’]s paper|e-?paper|back|startseite|accueil|inicio|portada|الرئيسية|القائمة|tags|themen|secciones|rubriques|breadcrumb.{0,20}|"
     r"page \d+ of \d+|[«‹<>›»←→↑↓×✕+|/.,·•…*_–—=#~\s-]{1,80}|loading\.{0,3}…?|mehr anzeigen|ver más|voir plus|read (?:full|more|next)|continue reading|(?:show|load|see|view) (?:more|all|less).{0,20}|expand|collapse|close|open|"
     r"a-?z|index|you are here.{0,60}|main image.{0,6}|live|audio only|live (?:tv|radio|now|stream|updates)|on air|watch live|listen live|حجم الخط|مباشر|بث مباشر|البث المباشر|ao vivo|en vivo|en direct"),
    ("share", r"(?:please )?share\b(?: (?:this|on|via|it|with|the|your|article|story|post|options|save)\b.{0,60})?|\d[\d,.]{0,6}[km]? ?(?:shares?|views?|likes?|reads?|retweets?)|teilen.{0,30}|partager.{0,30}|compartir.{0,30}|"
     r"(?:e-?mail|print|save|tweet|bookmark|gift|send)(?: (?:this|article|story|page|link|to a friend)\b.{0,30})?|copy (?:link|url|shortlink).{0,12}|get short url|link copied.{0,20}|(?:click|tap) to share.{0,40}|artikel (?:teilen|drucken|merken).{0,20}|"
     r"post to facebook|شارك.{0,20}|reprints?|send this page.{0,40}|auf (?:facebook|twitter|x|whatsapp) teilen"),
    ("follow", r"chat with us\b.{0,120}|(?:follow|like|find|join)(?:ed)? us\b.{0,80}|follow\b(?:ing)?(?: @?\w{2,30}){0,4}|(?:folgen sie|suivez|síguenos|seguici|تابعنا|تابعونا).{0,80}|connect(?: with us)?|@\w{2,20}|(?:facebook|twitter|instagram|rss)(?: feed| page)?"),
    ("cookie", r".{0,200}\b(?:we|our|this (?:web)?site|partners?|wir|nous|usamos|utilizamos)\b.{0,120}\bcookies?\b.{0,400}|(?:accept|reject|manage|allow|decline|agree|necessary|functional|performance|targeting|strictly).{0,12}\b(?:all|cookies|consent|preferences)\b.{0,30}|"
     r"cookies?(?: (?:policy|settings|consent|preferences|notice))?|(?:i )?(?:agree|accept)|got it!?|(?:alle )?(?:akzeptieren|zustimmen)|tout accepter|aceptar(?: todo)?|privacy (?:preference )?cent(?:er|re)|"
     r".{0,120}\b(?:gdpr|legitimate interest|consent to|your consent|data protection|datenschutz(?:erklärung)?|einwilligung)\b.{0,300}"),
    ("newsletter", r"(?:get|receive) (?:breaking|the latest|all the latest|our|daily|weekly) .{0,240}|(?:no spam|we (?:won['’]t|never|don['’]t) (?:send )?spam)\b.{0,200}|.{0,300}\bunsubscribe\b.{0,200}|join our .{0,240}|there was an error.{0,120}|(?:please )?(?:provide|enter) a valid.{0,60}|.{0,120}\b(?:junk|spam) folder.{0,60}|(?:we|you)(?:['’]ve)? (?:encountered|have been|are now|will (?:now )?receive).{0,120}|thanks for .{0,80}|(?:interested in|want) more .{0,80}|.{0,140}\b(?:newsletters?|in(?:to)? your inbox|to your inbox|email alerts?|e-mail alerts?|news alerts|morning briefing|daily briefing|breaking news alerts)\b.{0,420}|"
     r"(?:please )?(?:sign|signed|signing) ?up\b.{0,140}|enter your e-?mail.{0,60}|your e-?mail(?: address)?.{0,30}|thank you for (?:signing|subscribing|registering).{0,60}|thanks for (?:signing|subscribing).{0,60}|"
     r"(?:abonnieren|melden) sie\b.{0,120}|inscrivez-vous.{0,120}|suscríbe(?:te|se).{0,120}|subscribe to (?:our|the|unlock|get).{0,140}|اشترك.{0,80}|.{0,80}النشرة البريدية.{0,60}|"
     r"by (?:signing up|submitting|subscribing|clicking|providing).{0,300}|(?:download|get) (?:the|our) .{0,30}\bapp\b.{0,80}|join our (?:whatsapp|telegram).{0,80}|.{0,60}on google news.{0,40}|add .{3,40} as a preferred source.{0,60}"),
    ("advert", r"this ad(?:vertisement)? has(?: not|n['’]t) .{0,80}|don['’]t want to see this.{0,40}|remove ads|(?:story continues|article continues|continue reading) (?:below|after)\b.{0,40}|(?:- )?advertisements?(?: -)?|advertisement\b.{0,40}|advertising|(?:google )?ads?|ad feedback|sponsored(?: (?:content|by|links?|stories).{0,40})?|promoted.{0,20}|paid (?:partner|content|post).{0,20}|"
     r"anzeige|werbung|publicité|publicidad|pubblicità|advertentie|annonse?|reklam[ay]?|إعلان|إعلانات|ad|taboola|outbrain|recommended by.{0,20}|report (?:this )?ad|close ad|video ad.{0,20}|freestar|shop now|buy now|"
     r"this (?:article|post|page) (?:contains|may contain) affiliate links?.{0,200}|.{0,80}\b(?:earn|receive)s? (?:an? )?(?:affiliate )?commissions?\b.{0,200}|affiliate disclosure.{0,200}|nach der anzeige.{0,40}|die nachricht geht weiter.{0,40}|article content|scroll to continue.{0,30}|"
     r"(?:we )?(?:have|has) (?:selected|reviewed) .{0,60}\bindependently\b.{0,100}"),
    ("login", r"you(?:['’]ve| have) (?:read|reached|used|hit)\b.{0,50}\b(?:free|articles?|stories|limit)\b.{0,40}|to (?:continue|keep) reading\b.{0,60}|(?:sign|log) ?(?:in|out|on)\b.{0,60}|login|logout|register(?: now)?(?: (?:for|here|to)\b.{0,40})?|(?:my|your|create an?|manage) (?:free )?account.{0,40}|subscribe(?: (?:now|today|here|for|from)\b.{0,60})?|subscriptions?|become a (?:member|subscriber|supporter).{0,40}|"
     r"(?:forgot|reset|lost)(?: your)? password.{0,30}|password|username|anmelden|einloggen|abo(?:nnieren)?|s['’]abonner|se connecter|connexion|iniciar sesión|suscribirse|تسجيل الدخول|already (?:a|have).{0,60}|you (?:can|must|need to) (?:save|log|sign|register|be).{0,120}|"
     r"donate(?: now| today)?|support us.{0,60}|this (?:article|content) is (?:only )?(?:for|available to) (?:subscribers|members).{0,80}|(?:hi|hello|welcome)(?:,? [!]| back).{0,20}|activate|upgrade|free trial.{0,40}"),
    ("search", r"(?:quick |site |advanced )?search(?: (?:for|the|this|news|here|results|query|field|button|input|site)\b.{0,40})?\W{0,3}|suche[n]?|rechercher?|buscar|بحث|pesquisar|cerca|zoeken|sök|szukaj|hledat"),
    ("player", r"more videos\W{0,5}|\(?\d{1,3} videos?\)?|(?:download|herunterladen|télécharger|descargar|تنزيل|تحميل)(?: \(.{2,20}\)| (?:audio|video|episode|mp3))?|(?:click|tap) to play.{0,200}|.{0,40}this video (?:has|could|can ?not|is|file).{0,80}|(?:now )?playing|play(?: video| audio| all)?|pause|mute|unmute|volume|replay|full ?screen|captions? (?:off|on)|\d{1,2}:\d\d(?:\s?/?\s?\d{1,2}:\d\d)?(?:\s?min)?|(?:watch|listen|listen to)(?: (?:now|later|this|again|the video|article|in app|here)\b.{0,40})?|(?:click|tap) to (?:play|watch|listen|expand|enlarge).{0,120}|"
     r"(?:current|remaining|duration) time.{0,20}|video ?player.{0,40}|audio player.{0,40}|media playback.{0,60}|.{0,30}your browser does(?: not|n['’]t) support.{0,60}|this video (?:can ?not|is not|file).{0,60}|you need to have javascript.{0,40}|.{0,80}enable javascript.{0,80}|autoplay.{0,30}|video|audio|up next|embed|iframe|slideshow|"
     r"we apologize, this video.{0,40}|artikel (?:anhören|vorlesen)|play video:.{0,160}|استمع.{0,20}|شاهد الفيديو|.{0,12}listen here on.{0,60}|vorlesen|your video will play.{0,20}|now reading"),
    ("reading-time", r"(?:reading time:?\s*|lesezeit:?\s*|lesedauer:?\s*|temps de lecture\s?:?\s*|tiempo de lectura:?\s*|time to read:?\s*)?(?:~|ca\. ?)?\d{1,3}[ -]?(?:min(?:ute|uten|utes|utos)?s?\.?)\s?(?:read|reading|lesezeit|de lecture|de lectura|lesedauer|read time)?|وقت القراءة.{0,20}"),
    ("tools", r"back to (?:the )?gallery|this (?:article|story|post|page) is (?:more than|over|at least) .{1,20} old|(?:read|save(?: it)?|bookmark)(?: this)?(?: (?:article|story))? (?:for )?later|(?:a{1,3}|a[-+−]|[-+]a|aa)(?: ?(?:a{1,3}|a[-+]))*|(?:text|font) size.{0,20}|small(?:er)?|medium|large(?:r)?|default|increase|decrease|schriftgröße.{0,20}|translate.{0,30}|select language|dark mode.{0,20}|night mode|toggle .{0,30}|"
     r"(?:click|tap) (?:here|to) .{0,60}|enlarge(?: this)?(?: image)?|image \d+ of \d+|\d{1,3} ?(?:/|of) ?\d{1,3}|view (?:gallery|image|photos|comments?).{0,20}|open (?:image|gallery).{0,20}|(?:photos?|images?|gallery|slideshow) ?(?:\(\d+\)|\d{1,3})?|bilder|galerie|zoom|report (?:a |an )?(?:typo|error|correction|mistake).{0,60}|.{0,20}spotted (?:a|an) .{0,20}(?:typo|error|mistake).{0,60}|"
     r"why you can trust.{0,40}|what['’]s this\??|author of the article:?|zur merkliste.{0,30}|merken|in neuem fenster.{0,20}|image (?:caption|source)|media caption|toggle caption|hide caption|captcha|avatar|thumbnail|headshot(?: of .{2,40})?"),
    ("poll", r"(?:vote|view results|take (?:our|the) (?:poll|quiz|survey)).{0,40}|poll"),
    ("legal", r"(?:.{0,40}\s)?(?:©|\(c\)|copyright\b)\s?.{0,20}\b(?:19|20)\d\d\b.{0,260}|(?:19|20)\d\d\s?(?:©|\(c\)).{0,100}|.{0,160}all rights reserved.{0,260}|.{0,160}alle rechte vorbehalten.{0,160}|.{0,80}tous droits réservés.{0,160}|.{0,80}todos los derechos reservados.{0,160}|.{0,80}جميع الحقوق محفوظة.{0,80}|"
     r".{0,200}may not be (?:published|reproduced|republished|copied|redistributed).{0,200}|.{0,40}terms (?:of|and|&) (?:service|use|conditions).{0,120}|.{0,20}privacy (?:policy|notice|statement|settings).{0,120}|impressum|kontakt|agb|mentions légales.{0,40}|aviso legal.{0,40}|"
     r"(?:about|contact)(?: us| the .{2,30})?|advertise(?: with us)?|careers?|jobs|help(?: cent(?:er|re))?|faqs?|accessibility(?: statement| help)?|do not (?:sell|share).{0,60}|your (?:ad|privacy|california).{0,40}(?:choices|rights).{0,20}|editorial (?:policy|standards|guidelines).{0,20}|corrections?(?: policy)?|code of (?:ethics|conduct)|ethics policy|licens(?:e|ing).{0,40}|syndication|disclaimer.{0,20}|من نحن|اتصل بنا|سياسة الخصوصية|"
     r"(?:the )?(?:views|opinions) (?:and opinions )?expressed (?:in|are|by|here|on).{0,240}|quotes delayed.{0,200}|.{0,40}stock quote.{0,200}|this (?:site|page) is protected by recaptcha.{0,120}|press (?:releases?|office)|imprint|rss(?: feeds?)?|powered by.{0,40}|über uns|datenschutz|نسخة سطح المكتب"),
)  # fmt: skip
_COMPILED = tuple(
    (kind, re.compile(rf"\W{{0,6}}(?:{rule})\W{{0,6}}", re.I)) for kind, rule in _RULES
)
_ANY = re.compile(
    r"\W{0,6}(?:"
    + "|".join(f"(?P<{kind.replace('-', '_')}>{rule})" for kind, rule in _RULES)
    + r")\W{0,6}",
    re.I,
)
"""All of them in one: most lines are of no kind, and one search says so."""
_PLAIN_WORDS = frozenset(
    [
        "more",
        "close",
        "ok",
        "on",
        "via",
        "this",
        "story",
        "it",
        "by",
        "post",
        "line",
        "link",
        "mix",
        "x",
        "item",
        "page",
        "article",
        "to",
        "a",
        "friend",
        "send",
    ]
)
_SHARE_RUN = re.compile(
    rf"(?:(?:{'|'.join(sorted(map(re.escape, _SHARE_WORDS), key=len, reverse=True))}|\d{{1,6}})[\s,|/•·()\[\].:!]*){{1,60}}"
)
_TOKENS = re.compile(r"[^\s,|/•·()\[\]]+")
_ENDING = re.compile(r"[.!?…”\"’»)؟。]\s*$")
_SPOKEN = re.compile(r"[\"“„«‘].{1,80}[.?!…,][\"”“»’]\W{0,2}$")  # what somebody says: "Next."
_OUTRIGHT = frozenset({"cookie", "newsletter", "legal", "advert", "player"})
# Kinds whose rules hold sentences; a paragraph of a story may speak of them too, so a long line
# has to look like the box and not only name its subject.
_LONG = re.compile(
    r"^\W{0,4}(?:we (?:use|and our|value|may|also|collect)|our (?:web)?site|this (?:web)?site|by (?:signing|clicking|continuing|using|submitting|subscribing|entering)|wir (?:und|verwenden|nutzen)|"
    r"no spam|we won['’]t|we never|chat with|sign up|subscribe|get (?:our|the|all|daily|your)|download|follow us|join our|copyright|©|all rights|the material on|this material may not|these cookies|cookies? |nous utilisons|utilizamos|usamos|"
    r"if you (?:do not )?(?:allow|consent|click|get|purchase|buy)|register|to (?:continue|unlock|read|enjoy|find out|comment)|when you (?:click|buy|purchase)|receive|want (?:more|the|to)|start your|"
    r"(?:the )?(?:views|opinions) expressed|this (?:article|story|post) (?:is|was|contains|may|originally|first)|read our|please (?:read|note|enable|upgrade|log|sign|respect|consider)|you (?:can|have|must|are|may)|enter your|reviews and recommendations|"
    r"your (?:privacy|email|browser|support|ad)|privacy|manage|terms|some of|every|all (?:times|products|quotes|content|comments)|a welcome e-?mail|there was an error|this ad|we apologi[sz]e|by providing|click to play|the next issue|interested in more|stay (?:up|informed|ahead|on top)|keep up|never miss|don['’]t miss|(?:a|an|our) (?:weekly|daily)|reach |contact |have (?:a|you)|do you|got a|send )",
    re.I,
)


@lru_cache(maxsize=16384)
def kind_of_furniture(text: str) -> str:
    """The kind of furniture a line is by its words alone, or "".

    Lines up to 90 characters are matched whole against the rules; longer ones only where they
    begin as such boxes do, so that a story about newsletters or cookies keeps its paragraphs.
    """
    line = fold(text[:700])
    if not line:
        return "navigation"
    if len(line) <= 200 and _shares(line):
        return "share"
    if is_menu_run(line):
        return "navigation"
    if len(line) <= 90:
        if not _ANY.fullmatch(line) or _SPOKEN.match(line):
            return ""
        for kind, rule in _COMPILED:
            if rule.fullmatch(line):
                if kind in ("newsletter", "cookie", "legal") and _story_like(line):
                    continue
                return kind
        return ""
    if (
        not _LONG.match(line)
        and "©" not in line[:60]
        and not re.search(r"all rights reserved|commissions?\b", line, re.I)
    ):
        return ""
    for kind, rule in _COMPILED:
        if kind in _OUTRIGHT and rule.fullmatch(line):
            return kind
    return ""


def _story_like(line: str) -> bool:
    """A sentence of prose that only names a subject of the rules."""
    return len(line) > 45 and bool(_ENDING.search(line)) and not _LONG.match(line)


def _shares(line: str) -> bool:
    """Every word belongs to share and follow buttons, glued ones too ("FacebookTwitterEmail")."""
    low = line.casefold()
    if not _SHARE_RUN.fullmatch(low):
        return False
    tokens = [t.strip(".:!") for t in _TOKENS.findall(low)]
    return any(t and not t.isdigit() and t not in _PLAIN_WORDS for t in tokens)


_BOX = re.compile(
    r"^\W{0,4}(?:(?:more|other|also|latest|recent|popular|top|related|recommended|trending|editor['’]?s['’]?|must|our|what to|up)[\s-]"
    r"(?:stories|story|news|articles?|from|in|on|videos?|posts?|picks?|reads?|for you|this|like|headlines|coverage|read|watch|next|topics|now|popular|viewed|galleries|content|links?)(?: .{0,40})?"
    r"|most[ -](?:read|popular|viewed|watched|recent|commented|shared)(?: .{0,40})?"
    r"|you (?:may|might)(?: also)? (?:like|be interested|have missed).{0,20}|around the web|from the web|from our partners|elsewhere on.{0,30}|in other news|read this next|watch next|in case you missed it|don['’]t miss|keep reading|what['’]s next"
    r"|meistgelesen(?:e artikel)?|mehr (?:aus|zum thema|von).{0,40}|weitere (?:artikel|themen|nachrichten|meldungen).{0,30}|das könnte sie auch.{0,40}|neueste.{0,30}|empfehlungen.{0,30}|ähnliche artikel|verwandte (?:artikel|themen)|zum thema|auch interessant|aktuelles?.{0,20}"
    r"|les plus (?:lus|récents|populaires).{0,20}|à lire (?:aussi|également)|sur le même (?:sujet|thème)|articles (?:liés|similaires|connexes)"
    r"|lo más (?:leído|visto|reciente).{0,20}|más (?:noticias|leídas|información).{0,30}|te puede interesar|noticias relacionadas|artículos relacionados|también te puede.{0,20}|últimas noticias"
    r"|mais lidas|leia também|i più letti|meest gelezen|lees ook|läs mer|الأكثر قراءة|مواضيع ذات صلة|اقرأ أيض[اً]{1,2}|أخبار ذات صلة|آخر الأخبار"
    r"|personal finance|the latest|latest|popular|trending(?: now)?|recommended|related|more|sponsored (?:links|stories|content)|promoted stories|about the (?:author|writer)|author bio|filed under|explore more|more on this story.{0,20}|subscribe|references|external links|hidden links)\W{0,4}$",
    re.I,
)


@lru_cache(maxsize=8192)
def is_box_heading(text: str) -> bool:
    """Whether a short line heads a box of other stories or of the site ("Most read")."""
    line = fold(text[:200])
    return len(line) <= 70 and not line.endswith((".", "?")) and bool(_BOX.match(line))


_TOPIC_LABEL = (
    r"(?:(?:article |story |post )?tags?|topics?|related topics|topics in this (?:article|story)|keywords?|filed under|more on|in this story|archivado en|classé dans|abgelegt unter|"
    r"themen|schlagw[oö]rter|schlagworte|mots[- ]clés|thèmes|sujets|etiquetas|temas|temas relacionados|assuntos|argomenti|onderwerpen|ämnen|emner|"
    r"темы|теги|konular|etiketler|الكلمات المفتاحية|كلمات مفتاحية|وسوم|الوسوم|مواضيع|المواضيع|mehr zu)"
)
_TOPICS = re.compile(rf"^\W{{0,4}}{_TOPIC_LABEL}\s?[:：]\s*(?P<rest>\S.*)?$", re.I)
_TOPICS_ALONE = re.compile(rf"^\W{{0,4}}{_TOPIC_LABEL}\s?[:：]?\W{{0,4}}$", re.I)


def read_topics(text: str) -> tuple[str, ...] | None:
    """Topics of a "Tags: a, b" line; () when they stand on the next lines; None for other lines."""
    match = _TOPICS.match(text[:400])
    if not match:
        return None
    rest = match["rest"] or ""
    return tuple(
        t for t in (fold(x).strip("#") for x in re.split(r"[,;|•·،]|\s#", rest)) if 1 < len(t) < 60
    )[:20]


@lru_cache(maxsize=4096)
def is_topics_heading(text: str) -> bool:
    """A heading ("Topics", "Tags:") whose topics stand on the next lines."""
    return len(text) < 40 and bool(_TOPICS_ALONE.match(text))
