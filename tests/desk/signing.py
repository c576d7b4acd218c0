"""Signing in as a browser does, and somebody to do it."""

import re
from collections.abc import Iterator
from typing import Any

import pyotp
import pytest
from django.test import Client, override_settings

from newsreel.desk.actions import second_factors
from newsreel.desk.entrance import codes
from newsreel.desk.models import SecondFactor, User
from tests.desk.people import person

PASSWORD = "the harbour at dawn"


@pytest.fixture
def cheap_hashes() -> Iterator[None]:
    """A guess is to cost a guesser much, and this suite little."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def with_password(name: str, role: str = "Reporter") -> User:
    user = person(name, role)
    user.set_password(PASSWORD)
    user.save()
    return user


def attempt(client: Client, name: str, password: str, **headers: str) -> Any:
    given = {"username": name, "password": password, "next": "/desk/stories/"}
    return client.post("/desk/login/", given, headers=headers or None)


def is_in(client: Client) -> bool:
    return bool(client.get("/desk/stories/").status_code == 200)


def said(response: Any) -> list[str]:
    return re.findall(r'<li class="error">\s*(.*?)\s*</li>', response.content.decode(), re.S)


def with_app(user: User) -> pyotp.TOTP:
    """Somebody's authenticator app, enrolled a minute ago."""
    app = pyotp.TOTP(codes.new_secret())
    assert second_factors.add_app(user, app.secret, app.now())
    SecondFactor.objects.update(counter=0)
    return app
