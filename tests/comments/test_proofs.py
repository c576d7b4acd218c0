"""Proof of work: asked for with the stamp, checked by ALTCHA's library, counted once."""

import base64
import json
from typing import Any

import pytest
from altcha import Challenge, Payload, solve_challenge
from django.test import Client, override_settings

from newsreel.comments import proofs, stamps
from newsreel.comments.models import Comment
from newsreel.stories.actions.publish import publish
from newsreel.stories.models import Story
from tests.comments.desk import form, posted, send
from tests.parts.newsroom import Newsroom
from tests.stories.desks import draft

CHEAP = override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 2})


@pytest.fixture
def story(newsroom_any: Newsroom) -> Story:
    return publish(draft())


def asked(client: Client, story: Story) -> dict[str, Any]:
    answer = client.get(f"/comments/stamp/{story.uuid}/")
    assert answer.headers["Cache-Control"] == "private, no-store"
    found: dict[str, Any] = answer.json()
    return found


def solved(told: dict[str, Any]) -> str:
    challenge = Challenge.from_dict(told["challenge"])
    solution = solve_challenge(challenge)
    assert solution is not None
    return Payload(challenge, solution).to_base64()


@CHEAP
def test_a_comment_with_its_work_done_is_shown_and_one_without_waits(story: Story) -> None:
    client = Client()
    told = asked(client, story)
    answer = send(Client(), form(story) | {"stamp": told["stamp"]})
    assert (answer.status_code, Comment.objects.get().reasons) == (303, ["proof"])
    row = posted(client, story, text="With work.", proof=solved(told))
    assert (row.state, row.reasons, len(row.proof)) == ("shown", [], 32)
    assert posted(client, story, text="And again without.").state == "shown"


@CHEAP
def test_a_proof_counts_once_and_for_one_story(story: Story) -> None:
    proof = solved(asked(Client(), story))
    assert posted(Client(), story, proof=proof).state == "shown"
    again = posted(Client(), story, text="Once more.", proof=proof)
    assert (again.state, again.reasons, again.proof) == ("held", ["proof"], "")
    other = publish(draft("Another story"))
    assert posted(Client(), other, proof=solved(asked(Client(), story))).reasons == ["proof"]


@CHEAP
@pytest.mark.parametrize("what", ["", "x", "e30=", "bnVsbA==", "W10=", "AAAA" * 900, "\u00e9"])
def test_what_is_no_proof_is_none(story: Story, what: str) -> None:
    assert posted(Client(), story, proof=what).reasons == ["proof"]


@CHEAP
def test_a_proof_that_was_changed_or_made_elsewhere_is_none(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = json.loads(base64.b64decode(solved(asked(Client(), story))))

    def packed(**parameters: Any) -> str:
        changed = json.loads(json.dumps(good))
        changed["challenge"]["parameters"] |= parameters
        return base64.b64encode(json.dumps(changed).encode()).decode()

    uuid = str(story.uuid)
    assert proofs.proof_of(packed(), uuid)
    assert not proofs.proof_of(packed(cost=1), uuid)
    assert not proofs.proof_of(packed(keyPrefix=""), uuid)
    assert not proofs.proof_of(packed(expiresAt=9_999_999_999), uuid)
    monkeypatch.setattr(stamps, "STAMP_AGE", -10)
    assert not proofs.proof_of(solved(asked(Client(), story)), uuid)
    assert Comment.objects.count() == 0


@override_settings(COMMENTS={"mode": "after", "box": None, "proof_cost": 0})
def test_where_no_work_is_asked_for_none_is_missed(story: Story) -> None:
    client = Client()
    assert "challenge" not in asked(client, story)
    assert posted(client, story).state == "shown"
