"""When readers had it: the commits of the press, noted as they are done."""

from newsreel.press.plates.driver import away, connect


def first_commits(address: str, asked: dict[str, float]) -> dict[str, float]:
    """For each path the Unix time at which the press first committed a change of its answer at or
    after the time that is ``asked`` for it.

    A path is missing where no such commit is on record: not yet, nothing changed, too long ago,
    or the plates cannot be read.
    """
    found: dict[str, float] = {}
    try:
        driver = connect(address, read_only=True)
    except away():
        return found
    try:
        for path, since in asked.items():
            rows = driver.rows(
                "SELECT min(at) FROM press_commits WHERE last >= (SELECT min(seq) FROM"
                " press_changes WHERE path = ? AND seq > (SELECT coalesce(max(last), 0)"
                " FROM press_commits WHERE at < ?))",
                [path, since],
            )
            if rows and rows[0][0] is not None:
                found[path] = float(rows[0][0])
    except away():
        return {}
    finally:
        driver.close()
    return found
