"""The closed list of what Django answers for readers and newsroom. All else is plates and files.

A path below one of these is never looked up among the plates.
"""

DOORS = (
    "/comments/",  # readers' comments: post, stamp, answer, receipt, change, lasting address
    "/desk/",  # the newsroom
    "/search/",  # readers' search
    "/preview/",  # drafts shared by a secret link
)


def is_dynamic(path: str) -> bool:
    return path.startswith(DOORS)


def lacks_slash(path: str) -> bool:
    """ "/desk" for "/desk/"."""
    return path + "/" in DOORS
