"""The right to end an embargo before its time is the chief editor's."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def grant(apps, schema_editor):
    alias = schema_editor.connection.alias
    create_permissions(installed.get_app_config("stories"), verbosity=0, using=alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    lift = permissions.filter(content_type__app_label="stories", codename="lift_embargo_story")
    for group in (
        apps.get_model("auth", "Group")
        .objects.using(alias)
        .filter(name__in=["Chief editor", "Administrator"])
    ):
        group.permissions.add(*lift)


class Migration(migrations.Migration):
    dependencies = [
        ("desk", "0006_entrance"),
        ("stories", "0011_versions_and_corrections"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
