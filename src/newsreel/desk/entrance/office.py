"""An administrator's look at how somebody signs in: their devices, and a reset when all is lost."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from newsreel.desk.actions import end_sessions, second_factors
from newsreel.desk.entrance.sessions import sessions_of
from newsreel.desk.models import SecondFactor, User


@never_cache
@require_http_methods(["GET", "POST"])
def sign_in_of(request: HttpRequest, pk: int) -> HttpResponse:
    """``pk``: the user's. The gate lets administrators in alone."""
    person = get_object_or_404(User, pk=pk)
    if request.method == "POST":
        _do(request, person)
        return redirect("desk_sign_in_of", pk)
    context = {
        "person": person,
        "factors": SecondFactor.objects.filter(user=person),
        "sessions": sessions_of(person.pk),
        "this_key": request.session.session_key,
    }
    return render(request, "desk/account/sign_in_of.html", context)


def _do(request: HttpRequest, person: User) -> None:
    what = str(request.POST.get("which", ""))
    if what == "factors":
        second_factors.reset(person, user=request.user)
        messages.success(request, _("Their second factors are removed, their sessions ended."))
    elif what == "others":
        end_sessions.end_all(person, but=request.session.session_key or "", user=request.user)
    else:
        end_sessions.end_session(person, what, user=request.user)
