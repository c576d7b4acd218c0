"""A reader with an e-mail address: follows a thread, asks for what is kept, signs in."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client

from newsreel.comments import stamps
from newsreel.comments.actions.mail import Postman
from newsreel.comments.models import Comment
from tests.comments.desk import OURS
from tests.comments.post_office import PostOffice, link_in

ANN = "ann@example.org"


def later(minutes: float = 0) -> datetime:
    return datetime.now(UTC) + timedelta(minutes=minutes)


def receipt_of(comment: Comment) -> str:
    return f"/comments/receipt/{stamps.receipt(str(comment.uuid))}/"


def asked(comment: Comment, email: str = ANN, what: str = "answers", **more: Any) -> Any:
    """Its author fills in the form of the receipt."""
    where = receipt_of(comment).replace("receipt", "follow")
    return Client().post(where, {"email": email, "what": what}, **{**OURS, **more})


def followed(office: PostOffice, comment: Comment, what: str = "answers", email: str = ANN) -> None:
    """And confirms it by the mail."""
    assert asked(comment, email, what).status_code == 303
    Postman().round(later())
    answer = Client().post(link_in(office.to(email)[-1], "follow/confirm"), **OURS)
    assert answer.status_code == 200


def ask(client: Client, email: str, **more: Any) -> Any:
    return client.post("/comments/yours/", {"email": email, "do": "mail"}, **{**OURS, **more})


def link(office: PostOffice, email: str = ANN) -> str:
    """The path that a mail brings."""
    assert ask(Client(), email).status_code == 200
    Postman().round(datetime.now(UTC))
    return link_in(office.to(email)[-1], "yours")


def do(client: Client, where: str, what: str, **more: str) -> Any:
    return client.post(where, {"do": what, **more}, **OURS)


def signed_in(office: PostOffice) -> Client:
    client = Client()
    assert do(client, link(office), "sign-in").headers["Location"].startswith("/comments/yours/")
    return client
