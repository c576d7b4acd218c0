"""Stories by their words, drafts included: the newsroom's own index, for lists and choosers.

What changes a story leaves a row of ``Unindexed`` in its own transaction (triggers; for drafts a
signal). The clerk takes those in by the hundred (``keeping.py``), so that no writer waits for it.
The index is a file beside the rows on SQLite (FTS5, ``sqlite.py``), a table on PostgreSQL
(``postgres.py``). Both give numbers of stories, newest first, and never more than was asked for:
what a common word costs is bounded.
"""

from newsreel.stories.search.keeping import CANDIDATES, begin_anew, best, find, keep_up

__all__ = ["CANDIDATES", "begin_anew", "best", "find", "keep_up"]
