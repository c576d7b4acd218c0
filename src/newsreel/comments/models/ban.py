from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Ban(models.Model):
    """Who may not comment, until when (``until`` empty: until it is lifted).

    ``value`` by ``kind``: "reader", the secret name of a browser (or account); "email", an address
    as ``bans.email_key`` spells it, or ``*@example.org``; "network", a prefix ("192.0.2.0/24").
    """

    KINDS = [
        ("reader", _("This browser")),
        ("email", _("E-mail address")),
        ("network", _("Network")),
    ]

    kind = models.CharField(max_length=10, choices=KINDS)
    value = models.CharField(max_length=254)
    until = models.DateTimeField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="one_ban_of")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.value}"
