"""The words of the audit log for what happens at the desk itself, and whence it came.

Wagtail writes an entry for what its views do, each action of ours for itself. What is added here:
the network somebody spoke from, into every entry; and changes of roles, which Wagtail's entry
"edited" does not name.
"""

from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_out
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed, pre_save
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry
from wagtail.signals import copy_for_translation_done

from newsreel.desk.entrance import whence
from newsreel.desk.models import User


def name_actions(actions: Any) -> None:
    for name, label, message in (
        ("sign_in", _("Sign in"), _("Signed in")),
        ("sign_out", _("Sign out"), _("Signed out")),
        ("sign_in_failed", _("Failed sign-in"), _("Failed to sign in")),
        ("sign_in_link", _("Sign-in link"), _("A sign-in link was made")),
        ("password_changed", _("Change password"), _("Password changed")),
        ("session_ended", _("End session"), _("Sessions ended")),
        ("second_factor_added", _("Add second factor"), _("Second factor added")),
        ("second_factor_removed", _("Remove second factor"), _("Second factor removed")),
        ("second_factor_reset", _("Reset second factor"), _("Second factors reset")),
        ("recovery_codes", _("Recovery codes"), _("Recovery codes made")),
        ("translate", _("Translate"), _("Draft of a translation made")),
        ("bulk", _("Change several"), _("Changed, one of several")),
        ("note", _("Comment"), _("Commented in the margin")),
        ("note_resolved", _("Resolve a comment"), _("Comment in the margin resolved")),
        ("preview_opened", _("Open a preview"), _("Shared preview opened")),
        ("preview_approved", _("Approve a preview"), _("Draft approved by an outside reader")),
        ("roles", _("Change roles"), _("Roles changed")),
        ("rights", _("Change rights"), _("Rights of a role changed")),
    ):
        actions.register_action(f"newsreel.{name}", label, message)


def add_whence(sender: Any, instance: ModelLogEntry, **_: Any) -> None:
    network = whence.current.get()
    if network:
        instance.data = {**(instance.data or {}), "network": network}


def note_roles(sender: Any, instance: Any, action: str, pk_set: Any, **_: Any) -> None:
    """Groups of a user, or rights of a group, were added or removed."""
    verbs = {"post_add": "added", "post_remove": "removed", "pre_clear": "removed"}
    if action not in verbs or not isinstance(instance, User | Group):
        return
    rows: QuerySet[Any]
    if isinstance(instance, User):
        told, rows = "newsreel.roles", instance.groups.all()
    else:
        told, rows = "newsreel.rights", instance.permissions.all()
    if pk_set is not None:
        rows = rows.model.objects.filter(pk__in=pk_set)
    names = sorted(str(row) for row in rows)
    if names:
        log(instance, told, data={verbs[action]: names[:50]})


def note_sign_out(sender: Any, user: Any, **_: Any) -> None:
    if user is not None:
        log(user, "newsreel.sign_out", user=user)


def note_bulk(request: HttpRequest, action: str, objects: Any, view: Any) -> None:
    """What was done to several rows at once: an entry for each."""
    for row in objects:
        if action == "delete":
            log(row, "wagtail.delete", user=request.user, deleted=True)
        else:
            log(row, "newsreel.bulk", user=request.user, data={"action": action})


def note_translation(sender: Any, source_obj: Any, target_obj: Any, **_: Any) -> None:
    # Of the source: the copy is not a row yet.
    log(source_obj, "newsreel.translate", data={"language": target_obj.locale.language_code})


def install() -> None:
    hooks.register("register_log_actions", name_actions)
    hooks.register("after_bulk_action", note_bulk)
    copy_for_translation_done.connect(note_translation)
    user_logged_out.connect(note_sign_out)
    pre_save.connect(add_whence, sender=ModelLogEntry)
    m2m_changed.connect(note_roles, sender=User.groups.through)
    m2m_changed.connect(note_roles, sender=Group.permissions.through)
