"""One's own sign-in: second factors, recovery codes, and the devices where one is signed in."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel

from newsreel.desk.actions import end_sessions, second_factors
from newsreel.desk.entrance import codes, passkeys, sessions
from newsreel.desk.entrance.entering import must_have_second, sign_in_again, signed_in_lately
from newsreel.desk.models import RecoveryCode, SecondFactor


class OwnAccount(AccountView):
    """Wagtail's, without the picture of oneself, the one file that would come in uncleaned."""

    def get_panels(self) -> list[Any]:
        return [p for p in super().get_panels() if not isinstance(p, AvatarSettingsPanel)]


_SECRET, _STATE = "_new_app", "_new_passkey"


@never_cache
def own_sign_in(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    factors = list(SecondFactor.objects.filter(user=user))
    context = {
        "factors": factors,
        "codes_left": RecoveryCode.objects.filter(user=user).count(),
        "must": must_have_second(user) and not factors,
        "can_passkey": passkeys.can_be(request),
        "sessions": sessions.sessions_of(user.pk),
        "this_key": request.session.session_key,
    }
    return render(request, "desk/account/sign_in.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
def add_app(request: HttpRequest) -> HttpResponse:
    if not signed_in_lately(request):
        return sign_in_again(request, request.path)
    user: Any = request.user
    if request.method == "GET" or _SECRET not in request.session:
        # In the session, which is a row here and not a cookie.
        request.session[_SECRET] = codes.lock(codes.new_secret()).decode()
    secret = codes.unlock(request.session[_SECRET].encode())
    error = ""
    if request.method == "POST":
        added = second_factors.add_app(user, secret, str(request.POST.get("code", ""))[:10])
        if added is not None:
            del request.session[_SECRET]
            request.session[sessions.CONFIRMED] = True
            messages.success(request, _("The app is added."))
            return _with_codes(request)
        error = _("This code is wrong. Is the clock of your device right?")
    context = {"secret": secret, "picture": codes.picture_of(secret, user), "error": error}
    return render(request, "desk/account/add_app.html", context)


@never_cache
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    if not signed_in_lately(request):
        return JsonResponse({"error": _("Sign in again first.")}, status=403)
    if not passkeys.can_be(request):
        return JsonResponse({"error": _("This address can have no passkeys.")}, status=400)
    options, request.session[_STATE] = passkeys.options_to_add(request, user)
    return JsonResponse(options)


@never_cache
@require_POST
def add_passkey(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    state = request.session.pop(_STATE, None)
    try:
        answer = json.loads(request.body)
        if not isinstance(answer, dict) or state is None or not signed_in_lately(request):
            raise passkeys.RefusedError(_("The passkey was not asked for: try again."))
        name = " ".join(str(request.GET.get("name", "")).split()) or _("Passkey")
        second_factors.note_added(passkeys.add(request, user, name, state, answer))
    except (ValueError, passkeys.RefusedError) as error:
        said = str(error) if isinstance(error, passkeys.RefusedError) else _("This is no passkey.")
        return JsonResponse({"error": said}, status=400)
    request.session[sessions.CONFIRMED] = True
    messages.success(request, _("The passkey is added."))
    has_codes = RecoveryCode.objects.filter(user=user).exists()
    return JsonResponse({"to": "/desk/account/sign-in/" if has_codes else _CODES})


_CODES = "/desk/account/sign-in/codes/"


def _with_codes(request: HttpRequest) -> HttpResponse:
    """After the first factor come the recovery codes."""
    user: Any = request.user
    if RecoveryCode.objects.filter(user=user).exists():
        return redirect("desk_own_sign_in")
    return redirect("desk_recovery_codes")


@never_cache
@require_http_methods(["GET", "POST"])
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """Asks, and shows ten new codes: once."""
    user: Any = request.user
    if not signed_in_lately(request):
        return sign_in_again(request, request.path)
    if not SecondFactor.objects.filter(user=user).exists():
        return redirect("desk_own_sign_in")
    made = second_factors.make_recovery_codes(user) if request.method == "POST" else []
    replaces = not made and RecoveryCode.objects.filter(user=user).exists()
    return render(request, "desk/account/codes.html", {"codes": made, "replaces": replaces})


@require_POST
def remove_factor(request: HttpRequest, pk: int) -> HttpResponse:
    if not signed_in_lately(request):
        return sign_in_again(request, "/desk/account/sign-in/")
    user: Any = request.user
    factor = get_object_or_404(SecondFactor, pk=pk, user=user)
    second_factors.remove(factor, user=user)
    messages.success(request, _("“%(name)s” is removed.") % {"name": factor.name})
    return redirect("desk_own_sign_in")


@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    """One of one's other sessions, by its place in the list; "others": all of them."""
    user: Any = request.user
    here = request.session.session_key or ""
    if request.POST.get("which") == "others":
        end_sessions.end_all(user, but=here, user=user)
    else:
        end_sessions.end_session(user, str(request.POST.get("which", "")), user=user)
    return redirect("desk_own_sign_in")
