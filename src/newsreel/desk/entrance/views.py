"""The screens before the desk: name and password, and the second factor."""

import json
from typing import Any

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.views.account import LoginView as WagtailLogin
from wagtail.log_actions import log

from newsreel.desk.entrance import brakes, codes, passkeys
from newsreel.desk.entrance.entering import begin, confirm, enter, pending
from newsreel.desk.models import RecoveryCode, SecondFactor, User

_STATE = "_passkey"


def too_many() -> str:
    return _("Too many attempts. Wait a quarter of an hour, or ask for a sign-in link.")


class SignInForm(LoginForm):
    """``refusal`` in place of everything: the password is not even looked at."""

    refusal = ""

    def clean(self) -> dict[str, Any]:
        if self.refusal:
            self.add_error(None, self.refusal)
            return dict(self.cleaned_data)
        cleaned: dict[str, Any] = super().clean()
        return cleaned


@method_decorator(never_cache, name="dispatch")
class SignIn(WagtailLogin):
    """Wagtail's, with brakes and the second factor. What it says of a failure is the same whether
    there is somebody of that name, whether they may sign in, and what was wrong."""

    template_name = "desk/sign_in/password.html"

    def get_form_class(self) -> type[SignInForm]:
        return SignInForm

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        name = str(request.POST.get("username", ""))[:254]
        self._limits = brakes.of_sign_in(request, name)
        form = self.get_form()
        if not brakes.take(self._limits):
            form.refusal = too_many()
            response: HttpResponse = self.form_invalid(form)
            response.status_code = 429
            return response
        if form.is_valid():
            return self.form_valid(form)
        note_failure(name, "password")
        failed: HttpResponse = self.form_invalid(form)
        return failed

    def form_valid(self, form: SignInForm) -> HttpResponse:
        brakes.give_back(self._limits)
        user = form.get_user()
        after = str(self.request.POST.get(REDIRECT_FIELD_NAME, ""))
        stays = bool(form.cleaned_data.get("remember"))
        return enter(self.request, user, how="password", after=after, stays=stays)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["passkeys"] = passkeys.can_be(self.request)
        return context


@never_cache
@require_http_methods(["GET", "POST"])
def second_factor(request: HttpRequest) -> HttpResponse:
    """An app's code, a recovery code, or a passkey, for whoever has shown a first factor."""
    waiting = pending(request)
    if waiting is None:
        return redirect("wagtailadmin_login")
    user, noted = waiting
    error, status = "", 200
    if request.method == "POST":
        limits = brakes.of_second_factor(request, user)
        code = str(request.POST.get("code", ""))[:40]
        if not brakes.take(limits):
            error, status = too_many(), 429
        elif codes.is_right(user, code):
            brakes.give_back(limits)
            return confirm(request, user, noted, "app")
        elif codes.use_recovery_code(user, code):
            brakes.give_back(limits)
            return confirm(request, user, noted, "recovery code")
        else:
            note_failure(user.get_username(), "second factor")
            error = _("This code is wrong, or was used before. Wait for the next one.")
    kinds = set(SecondFactor.objects.filter(user=user).values_list("kind", flat=True))
    context = {
        "error": error,
        "has_app": "app" in kinds,
        "has_passkey": "passkey" in kinds and passkeys.can_be(request),
        "has_recovery": RecoveryCode.objects.filter(user=user).exists(),
    }
    return render(request, "desk/sign_in/second_factor.html", context, status=status)


@never_cache
@require_POST
def passkey_options(request: HttpRequest) -> HttpResponse:
    """What the browser is to ask its authenticator: JSON, WebAuthn's own."""
    if not brakes.take(brakes.of_passkey(request)):
        return JsonResponse({"error": too_many()}, status=429)
    waiting = pending(request)
    options, state = passkeys.options_to_use(request, waiting[0] if waiting else None)
    request.session[_STATE] = state
    return JsonResponse(options)


@never_cache
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """Its answer. ``{"to": address}`` where it is right, else ``{"error": sentence}``."""
    state = request.session.pop(_STATE, None)
    waiting = pending(request)
    limits = brakes.of_passkey(request)
    if waiting:
        limits = brakes.of_second_factor(request, waiting[0])
    if not brakes.take(limits):
        return JsonResponse({"error": too_many()}, status=429)
    try:
        answer = json.loads(request.body)
        if not isinstance(answer, dict) or state is None:
            raise passkeys.RefusedError("The passkey was not asked for: try again.")
        factor = passkeys.use(request, state, answer)
        if waiting and factor.user_id != waiting[0].pk:
            raise passkeys.RefusedError("This passkey is somebody else's.")
    except (ValueError, passkeys.RefusedError) as error:
        note_failure(waiting[0].get_username() if waiting else "", "passkey")
        said = str(error) if isinstance(error, passkeys.RefusedError) else "This is no passkey."
        return JsonResponse({"error": said}, status=400)
    brakes.give_back(limits)
    if waiting:
        response = confirm(request, *waiting, "passkey")
    else:
        after = str(request.GET.get(REDIRECT_FIELD_NAME, ""))
        response = begin(request, factor.user, how="passkey", after=after, confirmed=True)
    return _as_json(response)


def _as_json(response: HttpResponse) -> HttpResponse:
    """The redirect as data; its cookies go along."""
    told = JsonResponse({"to": response["Location"]})
    told.cookies = response.cookies
    return told


def note_failure(name: str, how: str) -> None:
    """On record with whose name it was. A name that nobody has is not written down: it may well
    be a password in the wrong field."""
    user = User.objects.filter(username=name).first()
    if user is not None:
        log(user, "newsreel.sign_in_failed", data={"how": how})
