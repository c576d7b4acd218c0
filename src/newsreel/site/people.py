"""People of the newsroom, for the command line."""

from collections.abc import Sequence

from django.contrib.auth.models import Group

from newsreel.desk.actions import second_factors
from newsreel.desk.actions.end_sessions import end_all as end_sessions_of
from newsreel.desk.actions.sign_in_link import make_sign_in_link
from newsreel.desk.models import User


class PeopleError(Exception):
    """A sentence that says what is wrong."""


def add_person(name: str, email: str, roles: Sequence[str], administrator: bool) -> str:
    """Somebody new; the link with which they sign in. Raises PeopleError."""
    if User.objects.filter(username=name).exists():
        raise PeopleError(f"there is somebody called {name}: `newsreel user link {name}`")
    known = {group.name: group for group in Group.objects.all()}
    unknown = [role for role in roles if role not in known]
    if unknown:
        raise PeopleError(f"no role {unknown[0]!r}; there are: {', '.join(sorted(known))}")
    user = User(username=name, email=email, is_staff=True, is_superuser=administrator)
    user.set_unusable_password()
    user.save()
    user.groups.set([known[role] for role in roles])
    return make_sign_in_link(user)


def link_for(name: str) -> str:
    """A sign-in link. Raises PeopleError where there is nobody of that name."""
    return make_sign_in_link(_known(name))


def reset_factors(name: str) -> int:
    """For whoever lost app, passkey and codes. How many second factors were removed. Raises
    PeopleError."""
    return second_factors.reset(_known(name))


def end_sessions(name: str) -> int:
    """How many sessions ended. Raises PeopleError."""
    return end_sessions_of(_known(name))


def _known(name: str) -> User:
    user = User.objects.filter(username=name).first()
    if user is None:
        raise PeopleError(f"there is nobody called {name}: `newsreel user add {name}`")
    return user
