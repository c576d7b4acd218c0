"""All that is kept of an e-mail address, to be handed to its owner."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from newsreel.comments import record
from newsreel.comments.bans import email_key
from newsreel.comments.models import Account, AddressProof, Ban, Follow
from newsreel.comments.own import of_address
from newsreel.stories.reads.homes import paths


def data_of(email: str, now: datetime) -> dict[str, Any]:
    """All that is kept of an address, by table and column. Other people's part is left out: who
    decided, who noted, who reported and with which words."""
    account = Account.objects.filter(email=email).first()
    banned = Ban.objects.filter(kind="email", value=email_key(email))
    if account:
        banned |= Ban.objects.filter(kind="reader", value=account.reader)
    return {
        "email": email,
        "written_at": now.isoformat(),
        "comments": list(_comments(email)),
        "follows": [
            {"story": str(one.story.uuid), **_columns(one, "what", "language", "since")}
            for one in Follow.objects.filter(email=email).select_related("story")
        ],
        "account": account
        and {
            **_columns(account, "reader", "made_at"),
            "browsers": [_columns(one, "since", "until") for one in account.browsers.all()],
        },
        "mails_asked_for": [
            {
                "story": str(one.story.uuid) if one.story else None,
                **_columns(one, "what", "language", "network", "asked_at", "mailed_at"),
            }
            for one in AddressProof.objects.filter(email=email).select_related("story")
        ],
        "bans": [_columns(one, "kind", "value", "until", "made_at") for one in banned],
    }


def _comments(email: str) -> Iterator[dict[str, Any]]:
    path_of = paths()
    rows = of_address(email).select_related("story", "parent", "decided_by").defer("story__body")
    rows = rows.prefetch_related("reports", "decisions", "notes")
    for row in rows.order_by("id").iterator(chunk_size=200):
        said = json.loads(record.line(row, path_of(row.story)))
        del said["decided_by"]
        yield said | {
            "reports": [_columns(one, "reason", "at", "settled") for one in row.reports.all()],
            "decisions": [_columns(one, "verb", "at") for one in row.decisions.all()],
            "notes": [_columns(one, "text", "at") for one in row.notes.all()],
        }


def _columns(row: Any, *names: str) -> dict[str, Any]:
    found = {name: getattr(row, name) for name in names}
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in found.items()}
