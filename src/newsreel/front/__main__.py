"""``python -m newsreel.front CONFIG.json``: what the supervisor starts."""

import sys

from newsreel.front.config import from_arguments
from newsreel.front.server import PortTakenError, serve


def main() -> int:
    """0 after a clean stop, 2 for a configuration that is none, 98 for a port that is taken."""
    try:
        config = from_arguments(sys.argv[1:])
    except (ValueError, OSError) as error:
        print(f"newsreel front: {error}", file=sys.stderr)
        return 2
    try:
        serve(config)
    except PortTakenError as error:
        print(f"newsreel front: {error}", file=sys.stderr)
        return 98
    return 0


if __name__ == "__main__":
    sys.exit(main())
