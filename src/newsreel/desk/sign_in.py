"""The page behind a sign-in link. Looking at it uses nothing up: mail programs look, too."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsreel.desk.actions.sign_in_link import holder_of, use
from newsreel.desk.entrance.entering import enter


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, secret: str) -> HttpResponse:
    if request.method == "POST":
        user = use(secret)
        if user is not None:
            return enter(request, user, how="link")
    response = render(request, "desk/sign_in/link.html", {"user_name": _name(secret)}, status=None)
    response.status_code = 200 if holder_of(secret) else 410
    # The address is a secret: it goes into no log of another site.
    response["Referrer-Policy"] = "same-origin"
    return response


def _name(secret: str) -> str:
    user = holder_of(secret)
    return user.get_username() if user else ""
