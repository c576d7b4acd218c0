"""The closed list of what Django answers for readers and newsroom. All else is plates and files.

A path below one of these is never looked up among the plates.
"""

import re

DOORS = (
    # Readers' comments: post, stamp, answer, receipt, change, lasting address; what mails lead to:
    # following, leaving, what is kept of an address.
    "/comments/",
    "/desk/",  # the newsroom
    "/search/",  # readers' search
    "/preview/",  # drafts shared by a secret link
)
# The search in another language: /ar/search/, /pt-br/search/.
_FURTHER = re.compile("/[a-z]{2,3}(?:-[a-z0-9]+)*/search/")


def is_dynamic(path: str) -> bool:
    return path.startswith(DOORS) or ("/search/" in path and _FURTHER.match(path) is not None)


def lacks_slash(path: str) -> bool:
    """ "/desk" for "/desk/"."""
    return path + "/" in DOORS or _FURTHER.fullmatch(path + "/") is not None
