"""A forgotten password: whoever asks is told the same, as fast, whether there is an account."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm as DjangoReset
from django.http import HttpRequest
from django_tasks import task
from wagtail.admin.forms.auth import PasswordResetForm

from newsreel.desk.entrance import brakes


@task()
def send_reset(email: str) -> None:
    """The worker's: looks for the accounts of this address, and writes to them."""
    form = DjangoReset({"email": email})
    if form.is_valid():
        secure = settings.WAGTAILADMIN_BASE_URL.startswith("https://")
        form.save(
            domain_override=settings.WAGTAILADMIN_BASE_URL.partition("://")[2],
            use_https=secure,
            subject_template_name="wagtailadmin/account/password_reset/email_subject.txt",
            email_template_name="wagtailadmin/account/password_reset/email.txt",
        )


class ResetForm(PasswordResetForm):
    """Leaves the looking and the writing to the worker, so that a clock tells nothing either."""

    def save(self, request: HttpRequest | None = None, **_: Any) -> None:
        email = str(self.cleaned_data["email"])
        if request is None or brakes.take(brakes.of_reset(request, email)):
            send_reset.enqueue(email)
