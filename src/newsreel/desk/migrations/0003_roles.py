"""The newsroom's roles, and the approval that a reporter's story passes."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from newsreel.desk.roles import APPROVES, CHANGES_PICTURES, HANDLES_PICTURES, ROLES, rights


def make(apps, schema_editor):
    from wagtail.snippets.models import create_extra_permissions

    alias = schema_editor.connection.alias
    # Rights are rows that Django makes after the migrations; roles need them now.
    for label in (
        "wagtailimages",
        "stories",
        "comments",
        "live",
        "desk",
        "simple_translation",
        "wagtailcore",
    ):
        create_permissions(installed.get_app_config(label), verbosity=0, using=alias)
    create_extra_permissions(installed.get_app_config("wagtailsnippets"), using=alias)

    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    # Wagtail's own are about pages, of which there are none.
    group_model.objects.using(alias).filter(name__in=["Moderators", "Editors"]).delete()
    for role in ROLES:
        group, _ = group_model.objects.using(alias).get_or_create(name=role)
        for app, codename in rights(role):
            found = permission_model.objects.using(alias).all()
            if app != "*":
                found = found.filter(content_type__app_label=app, codename=codename)
                if not found.exists():
                    raise LookupError(f"the role {role} names no right: {app}.{codename}")
            group.permissions.add(*found)
    # The channel is one row: its state is changed, it is never added.
    apps.get_model("live", "Channel").objects.using(alias).get_or_create(pk=1)
    _open_collections(apps, alias)
    _make_approval(apps, alias)


def _open_collections(apps, alias):
    root = apps.get_model("wagtailcore", "Collection").objects.using(alias).get(depth=1)
    grants = apps.get_model("wagtailcore", "GroupCollectionPermission").objects.using(alias)
    permission_model = apps.get_model("auth", "Permission")
    pictures = permission_model.objects.using(alias).filter(
        content_type__app_label="wagtailimages",
        codename__in=["add_image", "change_image", "choose_image"],
    )
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for group in groups.filter(name__in=[*HANDLES_PICTURES, "Administrator"]):
        own = [] if group.name in (*CHANGES_PICTURES, "Administrator") else ["change_image"]
        for permission in pictures.exclude(codename__in=own):
            grants.get_or_create(group=group, collection=root, permission=permission)


def _make_approval(apps, alias):
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    workflow = apps.get_model("wagtailcore", "Workflow")
    task = apps.get_model("wagtailcore", "GroupApprovalTask")
    steps = apps.get_model("wagtailcore", "WorkflowTask")
    assigned = apps.get_model("wagtailcore", "WorkflowContentType")
    # Wagtail's own is for pages.
    workflow.objects.using(alias).filter(name="Moderators approval").update(active=False)
    story, _ = content_types.get_or_create(app_label="stories", model="story")
    kind, _ = content_types.get_or_create(app_label="wagtailcore", model="groupapprovaltask")
    approval = workflow.objects.using(alias).create(name="Second pair of eyes", active=True)
    step = task.objects.using(alias).create(
        name="An editor reads it", active=True, content_type=kind
    )
    groups = apps.get_model("auth", "Group").objects.using(alias)
    step.groups.set(groups.filter(name__in=APPROVES))
    steps.objects.using(alias).create(workflow=approval, task=step, sort_order=0)
    assigned.objects.using(alias).create(workflow=approval, content_type=story)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0002_beats_and_sign_in_links"),
        ("stories", "0003_ticker_index"),
        ("comments", "0002_initial"),
        ("live", "0001_initial"),
        ("simple_translation", "0001_initial"),
        # All of Wagtail's that make groups' rights: their roles come before ours.
        ("wagtailcore", "0098_apitoken"),
        ("wagtailimages", "0027_image_description"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailadmin", "0006_formstate"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
