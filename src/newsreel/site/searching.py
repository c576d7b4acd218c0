"""The readers' search, as Django answers it: /search/, and /ar/search/ in another language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from newsreel.pages.missing import missing_page
from newsreel.pages.search import render_search
from newsreel.pages.typeset import typeset
from newsreel.press.recorder import Snapshot, reading_from, recording
from newsreel.stories import reads


@require_safe
def search(request: HttpRequest, code: str = "") -> HttpResponse:
    """What readers asked for; without words the form alone."""
    own = settings.NEWSREEL["site.language"]
    asked = request.GET.get("q", "").replace("\x00", "")
    number = request.GET.get("page", "1")
    with reading_from(Snapshot("default")), recording():
        further = {language.code for language in reads.languages()} - {own}
        if code and code not in further:
            body, status = typeset("missing.html", missing_page(reads.chrome(own))), 404
        else:
            page = int(number) if number.isdecimal() and len(number) < 9 else 1
            body, status = render_search(code or own, asked, page), 200
    answer = HttpResponse(body, status=status)
    answer["Cache-Control"] = "no-cache"
    return answer
