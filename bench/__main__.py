"""`python -m bench [NAME…]`: run all benches, or those named, at the sizes that were asked for, and
write the report. A bench by itself, with options and small defaults: `python -m bench.NAME`."""

import sys
from types import ModuleType

from bench import (
    accepting,
    baking,
    importing,
    listing,
    loading,
    publishing,
    quoting,
    report,
    serving,
    starting,
    storming,
    troubling,
)

BENCHES: dict[str, ModuleType] = {
    bench.NAME: bench
    for bench in (
        *(serving, troubling, publishing, loading, baking, starting, importing, listing),
        *(accepting, storming, quoting),
    )
}


def main(names: list[str]) -> int:
    if unknown := [name for name in names if name not in BENCHES]:
        print(f"no bench {unknown[0]}; there are: {', '.join(BENCHES)}", file=sys.stderr)
        return 2
    for name in names or BENCHES:
        print(f"bench {name}", flush=True)
        BENCHES[name].main(BENCHES[name].ASKED).save()
        report.main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
