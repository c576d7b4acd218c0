"""People of a newsroom, and their clients."""

from django.contrib.auth.models import Group
from django.test import Client

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


def client_of(user: User) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(user)
    return client
