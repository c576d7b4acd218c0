"""The first templates, a workflow of two pairs of eyes, and who may change them."""

import json
from uuid import uuid4

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from newsreel.desk.openings import OPENINGS
from newsreel.desk.roles import APPROVES


def make(apps, schema_editor):
    alias = schema_editor.connection.alias
    templates = apps.get_model("desk", "Template").objects.using(alias)
    for place, opening in enumerate(OPENINGS):
        body = [{"type": kind, "value": v, "id": str(uuid4())} for kind, v in opening.body]
        templates.create(
            kind=opening.kind,
            name=opening.name,
            says=opening.says,
            body=json.dumps(body),
            needs_byline=opening.needs_byline,
            position=10 * (place + 1),
        )
    create_permissions(installed.get_app_config("desk"), verbosity=0, using=alias)
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    for group in groups.filter(name__in=["Chief editor", "Administrator"]):
        group.permissions.add(
            *permissions.filter(content_type__app_label="desk", content_type__model="template")
        )
    _make_two_pairs(apps, alias, groups.filter(name__in=APPROVES))


def _make_two_pairs(apps, alias, groups):
    content_types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    kind, _ = content_types.get_or_create(app_label="desk", model="furtherreading")
    tasks = apps.get_model("wagtailcore", "Task").objects.using(alias)
    first = tasks.filter(name="An editor reads it").first()
    further = apps.get_model("desk", "FurtherReading").objects.using(alias)
    second = further.create(name="A second editor reads it", active=True, content_type=kind)
    second.groups.set(groups)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.using(alias)
    steps = apps.get_model("wagtailcore", "WorkflowTask").objects.using(alias)
    two = workflow.create(name="Two pairs of eyes", active=True)
    for place, task in enumerate(filter(None, [first and first.pk, second.pk])):
        steps.create(workflow=two, task_id=task, sort_order=place)


class Migration(migrations.Migration):
    dependencies = [("desk", "0008_filing")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
