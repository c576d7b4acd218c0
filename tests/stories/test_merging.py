"""The three-way merge: whatever is changed on either side, no text is lost without a conflict."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreel.stories.merging import Conflict, Content, Merged, blocks_of, merge, same

WORDS = st.sampled_from(["harbour", "ferry", "tower", "school", "storm", "lamp"])
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def paragraph(block: str, text: str) -> dict[str, Any]:
    return {"type": "paragraph", "id": block, "value": f"<p>{text}</p>"}


def quotation(block: str, text: str, who: str) -> dict[str, Any]:
    value = {"text": f"<p>{text}</p>", "attribution": who}
    return {"type": "quotation", "id": block, "value": value}


@st.composite
def contents(draw: st.DrawFn) -> Content:
    ids = draw(st.lists(st.sampled_from("abcdefg"), unique=True, max_size=6))
    return {
        "headline": draw(TEXTS),
        "standfirst": draw(TEXTS),
        "body": [
            quotation(i, draw(TEXTS), draw(WORDS)) if i in "ab" else paragraph(i, draw(TEXTS))
            for i in ids
        ],
        "topics": draw(st.lists(st.integers(1, 4), unique=True)),
        "bylines": [
            {"pk": None, "contributor": n, "role": draw(WORDS), "sort_order": place}
            for place, n in enumerate(draw(st.lists(st.integers(1, 3), unique=True)))
        ],
    }


@st.composite
def edits(draw: st.DrawFn, side: str) -> Any:
    """What somebody did to a content: a function. New blocks get ids and words of their own."""
    headline = draw(st.none() | TEXTS)
    steps = draw(
        st.lists(
            st.tuples(
                st.sampled_from(["change", "out", "in", "move"]),
                st.integers(0, 9),
                st.integers(0, 9),
                TEXTS,
            ),
            max_size=5,
        )
    )
    topics = draw(st.none() | st.lists(st.integers(1, 6), unique=True))

    def edit(content: Content) -> Content:
        body = [dict(block) for block in content["body"]]
        for n, (what, at, to, text) in enumerate(steps):
            if what == "in":
                body.insert(at % (len(body) + 1), paragraph(f"{side}{n}", f"{side} {n} {text}"))
            elif body and what == "out":
                del body[at % len(body)]
            elif body and what == "move":
                body.insert(to % len(body), body.pop(at % len(body)))
            elif body:
                block = body[at % len(body)]
                if block["type"] == "quotation":
                    block["value"] = block["value"] | {"attribution": f"{side} {text}"}
                else:
                    block["value"] = f"<p>{side} {n} {text}</p>"
        changed = content | {"body": body}
        if headline is not None:
            changed["headline"] = headline
        if topics is not None:
            changed["topics"] = topics
        return changed

    return edit


def leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves(inner)]
    return [str(value)] if isinstance(value, str) else []


def texts(content: Content) -> set[str]:
    """Every piece of text of a content, by where it stands."""
    found = {f"{name}: {content[name]}" for name in ("headline", "standfirst")}
    for block in content["body"]:
        found |= {f"{block['id']}: {leaf}" for leaf in leaves(block["value"])}
    return found


def of_conflicts(conflicts: list[Conflict], side: str) -> set[str]:
    found: set[str] = set()
    for one in conflicts:
        value = getattr(one, side)
        where = one.block or one.field
        found |= {f"{where}: {leaf}" for leaf in leaves(value)}
    return found


def order(content: Content) -> list[str]:
    return [block["id"] for block in content["body"]]


@settings(deadline=None, max_examples=300)
@given(base=contents(), ours=edits("o"), theirs=edits("t"))
def test_no_text_of_either_side_is_lost_without_a_conflict(
    base: Content, ours: Any, theirs: Any
) -> None:
    mine, public = ours(base), theirs(base)
    merged = merge(base, mine, public)
    kept = texts(merged.content)
    assert texts(mine) - texts(base) <= kept | of_conflicts(merged.conflicts, "ours")
    assert texts(public) - texts(base) <= kept | of_conflicts(merged.conflicts, "theirs")
    # What neither side touched is there, and nothing that nobody wrote.
    assert texts(base) & texts(mine) & texts(public) <= kept
    assert kept <= texts(base) | texts(mine) | texts(public)
    assert len(order(merged.content)) == len(set(order(merged.content)))


@settings(deadline=None, max_examples=200)
@given(base=contents(), ours=edits("o"))
def test_a_merge_with_a_side_that_changed_nothing_is_the_other_side(
    base: Content, ours: Any
) -> None:
    mine = ours(base)
    assert merge(base, mine, base) == Merged(mine)
    other = merge(base, base, mine)
    assert other.conflicts == []
    assert other.content["body"] == mine["body"]
    assert set(other.content["topics"]) == set(mine["topics"])
    assert merge(base, mine, mine) == Merged(mine)


@settings(deadline=None, max_examples=200)
@given(base=contents(), ours=edits("o"), theirs=edits("t"))
def test_both_ways_round_the_same_conflicts_and_the_same_text(
    base: Content, ours: Any, theirs: Any
) -> None:
    mine, public = ours(base), theirs(base)
    one, other = merge(base, mine, public), merge(base, public, mine)
    assert {c.key for c in one.conflicts} == {c.key for c in other.conflicts}
    assert {(c.key, str(c.ours)) for c in one.conflicts} == {
        (c.key, str(c.theirs)) for c in other.conflicts
    }
    if not one.conflicts:
        assert texts(one.content) == texts(other.content)
        assert set(order(one.content)) == set(order(other.content))
        assert set(one.content["topics"]) == set(other.content["topics"])
        old = set(order(base))
        assert [i for i in order(one.content) if i in old] == [
            i for i in order(other.content) if i in old
        ]


@settings(deadline=None, max_examples=200)
@given(base=contents(), ours=edits("o"), theirs=edits("t"))
def test_what_was_merged_merges_again_into_itself(base: Content, ours: Any, theirs: Any) -> None:
    mine, public = ours(base), theirs(base)
    merged = merge(base, mine, public)
    if not merged.conflicts:
        assert merge(public, merged.content, public) == merged


BASE: Content = {
    "headline": "The bridge opens",
    "body": [paragraph("a", "One."), paragraph("b", "Two."), paragraph("c", "Three.")],
    "bylines": [],
    "topics": [],
}


def test_a_small_correction_and_a_large_update_both_stand() -> None:
    update = BASE | {
        "headline": "The bridge is open",
        "body": [
            paragraph("n", "New first."), paragraph("a", "One."), paragraph("c", "Three, more.")
        ],
    }  # fmt: skip
    corrected = BASE | {
        "body": [paragraph("a", "Won."), paragraph("b", "Two."), paragraph("c", "Three.")]
    }
    merged = merge(BASE, update, corrected)
    assert merged.conflicts == []
    assert merged.content["headline"] == "The bridge is open"
    assert merged.content["body"] == [
        paragraph("n", "New first."), paragraph("a", "Won."), paragraph("c", "Three, more.")
    ]  # fmt: skip


def test_a_paragraph_rewritten_by_both_is_a_conflict_and_so_is_one_taken_out_by_one() -> None:
    ours = BASE | {"body": [paragraph("a", "Ours."), paragraph("b", "Two.")]}
    theirs = BASE | {
        "body": [paragraph("a", "Theirs."), paragraph("b", "Two."), paragraph("c", "Three!")]
    }
    merged = merge(BASE, ours, theirs)
    assert [(c.key, c.ours, c.theirs) for c in merged.conflicts] == [
        ("body:a", "<p>Ours.</p>", "<p>Theirs.</p>"),
        ("body:c", None, "<p>Three!</p>"),
    ]


def test_two_orders_are_a_conflict_and_one_is_not() -> None:
    a, b, c = BASE["body"]
    one, other = BASE | {"body": [c, a, b]}, BASE | {"body": [b, a, c]}
    assert order(merge(BASE, one, BASE).content) == ["c", "a", "b"]
    assert order(merge(BASE, BASE, one).content) == ["c", "a", "b"]
    assert [found.key for found in merge(BASE, one, other).conflicts] == ["body:order"]


def test_two_paragraphs_put_in_at_one_place_both_stand_the_public_one_first() -> None:
    a, b, c = BASE["body"]
    ours = BASE | {"body": [a, paragraph("o", "Ours."), b, c]}
    theirs = BASE | {"body": [a, paragraph("t", "Theirs."), b, c]}
    assert order(merge(BASE, ours, theirs).content) == ["a", "t", "o", "b", "c"]
    moved = BASE | {"body": [a, paragraph("o", "Ours."), c, b]}
    assert order(merge(BASE, moved, theirs).content) == ["a", "t", "o", "c", "b"]


def test_the_editors_bookkeeping_is_no_change() -> None:
    keyed = BASE | {
        "body": [
            {"type": "paragraph", "id": "a", "value": '<p data-block-key="x1">One.</p>'},
            *BASE["body"][1:],
        ]
    }
    theirs = BASE | {"body": [paragraph("a", "Won."), *BASE["body"][1:]]}
    assert merge(BASE, keyed, theirs).conflicts == []
    assert same({"level": 2, "text": "x"}, {"level": "2", "text": "x", "url": None})


def test_blocks_without_ids_are_known_by_what_they_say() -> None:
    bare = [{"type": "paragraph", "value": "<p>One.</p>"}, {"type": "paragraph", "value": "Two"}]
    ours = BASE | {"body": [*bare, paragraph("n", "New.")]}
    theirs = BASE | {"body": [{**bare[0], "id": "x"}, {**bare[1], "id": "y", "value": "2"}]}
    merged = merge(BASE | {"body": bare}, ours, theirs)
    said = [block["value"] for block in merged.content["body"]]
    assert said.count("<p>One.</p>") == 1
    assert {"2", "<p>New.</p>"} <= set(said)


def test_two_blocks_of_one_id_are_two_blocks() -> None:
    twice = BASE | {"body": [paragraph("p", "One."), paragraph("p", "Two.")]}
    assert merge(twice, twice, twice).content["body"] == twice["body"]
    ours = twice | {"body": [paragraph("p", "One."), paragraph("p", "Two, longer.")]}
    assert merge(twice, ours, twice).content["body"] == ours["body"]


def test_fields_of_one_block_are_merged_apart() -> None:
    base = BASE | {"body": [quotation("q", "It is open.", "The mayor")]}
    ours = BASE | {"body": [quotation("q", "It is open!", "The mayor")]}
    theirs = BASE | {"body": [quotation("q", "It is open.", "The harbour master")]}
    merged = merge(base, ours, theirs)
    assert merged.conflicts == []
    assert merged.content["body"] == [quotation("q", "It is open!", "The harbour master")]


def test_bylines_and_topics_are_merged_name_by_name() -> None:
    def line(who: int, role: str = "", place: int = 0) -> dict[str, Any]:
        return {"pk": None, "contributor": who, "role": role, "sort_order": place}

    base = BASE | {"bylines": [line(1), line(2, place=1)], "topics": [1, 2]}
    ours = BASE | {"bylines": [line(1), line(2, place=1), line(3, place=2)], "topics": [1, 2, 3]}
    theirs = BASE | {"bylines": [line(1, "in Brussels")], "topics": [2, 4]}
    merged = merge(base, ours, theirs)
    assert merged.conflicts == []
    assert [(one["contributor"], one["role"]) for one in merged.content["bylines"]] == [
        (1, "in Brussels"), (3, "")
    ]  # fmt: skip
    assert merged.content["topics"] == [2, 4, 3]


def test_a_body_may_be_text_within_text() -> None:
    assert blocks_of('"[{\\"type\\": \\"heading\\", \\"value\\": {}}]"') == [
        {"type": "heading", "value": {}}
    ]
    assert blocks_of(None) == blocks_of("") == []
