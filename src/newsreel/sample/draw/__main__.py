"""`python -m newsreel.sample.draw DIR [NAME…]`: draw the pictures (or some of them) into DIR."""

import sys
from pathlib import Path

from newsreel.sample.draw.album import PICTURES, draw


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    unknown = set(arguments[1:]) - set(PICTURES)
    if unknown:
        print(f"no such picture: {', '.join(sorted(unknown))}", file=sys.stderr)
        return 2
    for name in arguments[1:] or PICTURES:
        path = draw(name, folder)
        print(f"{path.name}  {path.stat().st_size // 1024} KiB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
