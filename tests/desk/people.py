"""People of a newsroom, and their clients."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from newsreel.desk.entrance.sessions import BEGAN
from newsreel.desk.models import Beat, User
from newsreel.stories.models import Section


def person(name: str, role: str = "", *beats: Section) -> User:
    """Somebody in a role ("Reporter"), on these beats; with no role somebody who may do all."""
    user = User.objects.create(username=name, email=f"{name}@example.org", is_superuser=not role)
    if role:
        user.groups.add(Group.objects.get(name=role))
    for section in beats:
        Beat.objects.create(user=user, section=section)
    return user


def client_of(user: User, *, ago: timedelta = timedelta(0)) -> Client:
    """Signed in, just now or some time ago."""
    client = Client(raise_request_exception=True)
    client.force_login(user)
    session = client.session
    session[BEGAN] = (timezone.now() - ago).isoformat()
    session.save()
    return client


def form_of(section: Section, **values: Any) -> dict[str, Any]:
    """The story's form as the editor's browser sends it."""
    return {
        "section": section.pk,
        "kind": "news",
        "headline": "A headline",
        "body-count": "0",
        "bylines-TOTAL_FORMS": "0",
        "bylines-INITIAL_FORMS": "0",
        "bylines-MIN_NUM_FORMS": "0",
        "bylines-MAX_NUM_FORMS": "1000",
    } | values
