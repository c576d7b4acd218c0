"""Write predictions for a folder of captured pages, and say how fast they were made.

    python bench/evals.py EVALS_FOLDER OUT.jsonl --track html|text [--which text_full.txt]

The folder holds pages/<id>/{page.html.gz,text_full.txt,text_main.txt}. A refused page gets no line.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from newsreel.archive.capture import read_capture
from newsreel.archive.extract import extract
from newsreel.archive.found import Found, plain
from newsreel.archive.refusal import Refused


def prediction(name: str, found: Found) -> dict[str, object]:
    """One line of the predictions' form."""
    body: list[str] = []
    for block in found.body:
        value = block["value"]
        if block["type"] == "paragraph":
            body.append(plain(value))
        elif block["type"] == "heading":
            body.append(value["text"])
        elif block["type"] == "quotation":
            body.append(plain(value["text"]))
        elif block["type"] == "list":
            body.extend(plain(item) for item in value["items"])
    picture = found.picture
    return {
        "id": name,
        "headline": found.headline,
        "published": found.published,
        "authors": [byline.name for byline in found.bylines],
        "standfirst": found.standfirst,
        "body": body,
        "related": [{"kind": r.kind, "title": r.title, "author": r.by} for r in found.related],
        "lead_caption": picture.caption if picture else "",
        "lead_credit": picture.credit if picture else "",
        "section": list(found.sections),
        "comments": [comment.text for comment in found.comments],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--track", choices=("html", "text"), default="html")
    parser.add_argument("--which", default="text_full.txt")
    options = parser.parse_args()
    pages = sorted(p for p in (options.folder / "pages").iterdir() if p.is_dir())
    loaded: list[tuple[str, bytes]] = []
    for page in pages:
        if options.track == "html":
            loaded.append((page.name, gzip.decompress((page / "page.html.gz").read_bytes())))
        else:
            loaded.append((page.name, (page / options.which).read_bytes()))
    refused: list[tuple[str, str]] = []
    slowest: list[tuple[float, str]] = []
    suffix = ".html" if options.track == "html" else ".txt"
    began = time.process_time()
    with options.out.open("w", encoding="utf-8") as out:
        for name, data in loaded:
            start = time.process_time()
            try:
                found = extract(read_capture(data, name + suffix))
            except Refused as error:
                refused.append((name, error.reason))
            else:
                out.write(json.dumps(prediction(name, found), ensure_ascii=False) + "\n")
            slowest.append((time.process_time() - start, name))
    spent = time.process_time() - began
    slowest.sort(reverse=True)
    print(f"{len(loaded)} pages, {len(loaded) / spent:.0f} a CPU second, {len(refused)} refused")
    for seconds, name in slowest[:3]:
        print(f"  slowest: {seconds * 1000:.0f} ms {name}")
    for name, reason in refused:
        print(f"  refused: {name}: {reason}", file=sys.stderr)


if __name__ == "__main__":
    main()
