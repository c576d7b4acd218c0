"""Proof of work by ALTCHA's scheme (version 2): a browser with script spends a moment before it
posts, so that posting by the thousand costs something. No third party has a part in it.

The challenge names the story and ends with the stamp that comes with it; a solved one counts once
(``models.Comment.proof``).
"""

from __future__ import annotations

import base64
import json
import time
from typing import Any

from altcha import create_challenge, verify_solution
from django.utils.crypto import salted_hmac

from newsreel.comments import stamps

ALGORITHM = "PBKDF2/SHA-256"
# One try in 256 succeeds.
PREFIX = "00"
LONGEST = 2_000
"""Characters of a payload."""


def challenge(story: str, cost: int) -> dict[str, Any]:
    """What the browser is to solve for a comment on the story, as ALTCHA spells it."""
    made = create_challenge(
        ALGORITHM,
        cost,
        key_prefix=PREFIX,
        expires_at=int(time.time()) + stamps.STAMP_AGE,
        data={"story": story},
        hmac_secret=_secret(),
    )
    return made.to_dict()


def proof_of(payload: str, story: str) -> str:
    """A short name of the challenge that the payload solves, for this story; "" where it solves
    none."""
    if not payload or len(payload) > LONGEST:
        return ""
    if not verify_solution(payload, _secret()).verified:
        return ""
    said = json.loads(base64.b64decode(payload))["challenge"]
    if said["parameters"].get("data") != {"story": story}:
        return ""
    return stamps.digest(said["signature"])


def _secret() -> str:
    return salted_hmac("newsreel.comments.proof", "key", algorithm="sha256").hexdigest()
