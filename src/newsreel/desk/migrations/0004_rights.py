"""The audit log's right, and pictures: a reporter changes only what is their own."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, schema_editor):
    alias = schema_editor.connection.alias
    create_permissions(installed.get_app_config("desk"), verbosity=0, using=alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    audit = permissions.filter(content_type__app_label="desk", codename="read_audit")
    for chief in groups.filter(name="Chief editor"):
        chief.permissions.add(*audit)
    change = permissions.filter(content_type__app_label="wagtailimages", codename="change_image")
    grants = apps.get_model("wagtailcore", "GroupCollectionPermission").objects.using(alias)
    for reporter in groups.filter(name="Reporter"):
        reporter.permissions.remove(*change)
        grants.filter(group=reporter, permission__in=change).delete()
    approval = apps.get_model("wagtailcore", "GroupApprovalTask").objects.using(alias)
    for task in approval.filter(name="An editor reads it"):
        task.groups.add(*groups.filter(name="Administrator"))


class Migration(migrations.Migration):
    dependencies = [("desk", "0003_roles")]

    operations = [
        migrations.AlterModelOptions(
            name="user",
            options={
                "permissions": [("read_audit", "Can read the audit log")],
                "verbose_name": "user",
                "verbose_name_plural": "users",
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
