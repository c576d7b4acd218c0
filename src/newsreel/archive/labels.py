# ruff: noqa: E501  (tables of rules and words are read by the row)
"""Small labels of a page: the story's kind, its sections, and breadcrumbs."""

from __future__ import annotations

import re
from functools import lru_cache

from newsreel.archive.fold import fold

KINDS: dict[str, str] = {}
for _kind, _names in {
    "opinion": "opinion|opinions|op-ed|oped|op ed|comment|commentary|column|columns|columnist|columnists|editorial|"
    "editorials|viewpoint|viewpoints|view|views|perspective|perspectives|opinión|opinion columns|tribuna|columna|"
    "meinung|kommentar|leitartikel|gastbeitrag|kolumne|glosse|tribune|point de vue|chronique|éditorial|opinião|"
    "opinione|commento|opinie|columnas|mening|debatt|мнение|yorum|דעה|דעות|オピニオン|社説|رأي|مقال رأي|آراء|مقالات|أعمدة|guest opinion|blog",
    "analysis": "analysis|news analysis|analyse|análisis|análise|analisi|analiza|анализ|analiz|تحليل|تحليلات|hintergrund",
    "interview": "interview|interviews|the interview|q&a|entrevista|entretien|intervista|rozhovor|wywiad|интервью|"
    "röportaj|ראיון|インタビュー|مقابلة|حوار|مقابلات|im interview",
    "feature": "feature|features|long read|longread|reportage|reportaje|reportagem|reportaż|репортаж|in depth|in-depth|"
    "special report|dossier|profile|magazine|تقرير|تقرير خاص|porträt",
    "explainer": "explainer|explained|faq|what we know|en clair|décryptage|explicador|erklärt|fact check|factcheck|"
    "claves|شرح|faktencheck",
    "review": "review|reviews|rezension|rezensionen|kritik|reseña|crítica|critique|recensione|مراجعة|نقد",
    "obituary": "obituary|obituaries|nachruf|nachrufe|obituario|nécrologie|necrologio|وفاة|وفيات|نعي",
    "letter": "letter|letters|letters to the editor|letter to the editor|leserbrief|leserbriefe|cartas|cartas al director|"
    "carta|courrier des lecteurs|رسالة|رسائل القراء",
    "programme": "programme|program|podcast|episode|sendung|émission|programa|برنامج",
    "news": "news report|news story|nachricht|meldung|noticia|خبر|report|bericht",
}.items():
    for _name in _names.split("|"):
        KINDS[_name] = _kind

_SECTIONS = frozenset(
    """news|world|international|national|politics|business|economy|economics|markets|finance|money|technology|tech|
    science|health|environment|climate|energy|education|sport|sports|football|soccer|cricket|tennis|rugby|golf|
    culture|arts|books|music|film|movies|tv|television|entertainment|celebrity|lifestyle|life|style|fashion|food|
    travel|opinion|commentary|local|regional|uk|us|u.s.|usa|us & canada|uk news|us news|world news|local news|
    europe|asia|africa|middle east|latin america|americas|australia|canada|india|china|russia|france|germany|
    society|people|media|law|crime|justice|weather|religion|history|housing|transport|motoring|cars|auto|
    science & environment|science and technology|business & economy|arts & culture|investigations|elections|
    politik|wirtschaft|panorama|gesellschaft|kultur|wissen|wissenschaft|digital|netzwelt|ausland|inland|welt|
    deutschland|europa|reise|gesundheit|bildung|finanzen|feuilleton|regionales|lokales|
    politique|économie|monde|société|culture|sciences|santé|international|france|
    política|economía|mundo|sociedad|deportes|cultura|internacional|nacional|ciencia|tecnología|salud|
    economia|esportes|cronaca|esteri|mondo|
    binnenland|buitenland|economie|utrikes|inrikes|ekonomi|politikk|verden|domácí|zahraničí|svět|ekonomika|
    أخبار|العالم|سياسة|اقتصاد|رياضة|ثقافة|عربي|دولي|محليات|منوعات|علوم|تكنولوجيا|صحة|
    новости|в мире|война|мир|политика|экономика|общество|спорт|культура|חדשות|עולם|ספורט|כלכלה|תרבות|דעות|ニュース|国際|政治|経済|社会|スポーツ|文化|新闻|国际|财经|体育""".replace(
        "\n", ""
    )
    .replace("  ", "")
    .split("|")
)
_CRUMB = re.compile(r"\s*(?:>{1,2}|›|»|→|▸|❯|\s/\s|\s\|\s|\s•\s|\s·\s|::|\\)\s*")
HOME = frozenset(
    "home|homepage|front page|frontpage|startseite|start|accueil|inicio|início|portada|home page|الرئيسية|главная|ראשי|ホーム|首页|"
    "you are here|hauptseite|ana sayfa|forside|hem|strona główna".split("|")
)


@lru_cache(maxsize=8192)
def kind_of(text: str) -> str:
    """The kind a short label names ("Opinion" → "opinion"), or ""."""
    return KINDS.get(fold(text).strip(" :|•-–—[]").casefold(), "")


_MENU = _SECTIONS | frozenset(
    "home contact about search menu weather video videos photos live tv radio jobs archive archives login subscribe "
    "shop more newsletter help obituaries classifieds events startseite inicio portada accueil".split()
)


def is_menu_run(text: str) -> bool:
    """A menu that was run together into one line ("Home News Sport Weather")."""
    tokens = text.casefold().split()
    return 3 <= len(tokens) <= 40 and all(t.strip("|•·,&") in _MENU or t in "|•·&" for t in tokens)


@lru_cache(maxsize=8192)
def is_section(text: str) -> bool:
    """Whether a short text is a section's name as papers have them."""
    return fold(text).strip(" :|•").casefold() in _SECTIONS


@lru_cache(maxsize=8192)
def read_crumbs(text: str) -> tuple[str, ...]:
    """Sections of a breadcrumb line ("Home > News > World"), or ()."""
    line = fold(text)
    if not 3 <= len(line) <= 120 or line.count("|") > 4:
        return ()
    line = re.sub(
        r"^(?:you are here|sie sind hier|vous êtes ici|estás en|filed under|أنت هنا)\s?:?\s*",
        "",
        line,
        flags=re.I,
    )
    if not _CRUMB.search(line):
        return ()
    parts = [p.strip(" :") for p in _CRUMB.split(line)]
    home = bool(parts) and parts[0].casefold() in HOME
    arrows = bool(re.search(r"[>›»→▸❯]", line))
    kept = [p for p in parts if p and p.casefold() not in HOME]
    if not kept or len(kept) > 5 or any(len(p) > 40 or len(p.split()) > 5 for p in kept[:-1]):
        return ()
    if len(kept[-1]) > 40 or len(kept[-1].split()) > 5:
        kept = kept[:-1]  # the last crumb is the headline
    if any(re.search(r"\d{3,}|[.?!@]$", p) for p in kept):
        return ()
    if not (home or arrows) and not all(is_section(p) or kind_of(p) for p in kept):
        return ()
    if not home and not any(is_section(p) or kind_of(p) for p in kept):
        return ()
    return tuple(kept)
