"""Django's databases for a site: one, seen twice.

``default`` writes; ``press`` looks at one snapshot, read only. A thread keeps its connection: to
open one, and to have SQLite read which tables and triggers there are, takes longer than most
answers.
"""

from typing import Any

from psycopg import IsolationLevel
from psycopg.conninfo import conninfo_to_dict

from newsreel.site.configuration import Configuration

# 40 s for a turn to write: a disk may stall, and the front waits for the desk for 60.
# FULL: what was acknowledged is kept (law 9). IMMEDIATE: writers wait instead of failing.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;"
    " PRAGMA cache_size=-65536; PRAGMA journal_size_limit=67108864;"
)


def databases(configuration: Configuration) -> dict[str, dict[str, Any]]:
    if configuration.postgres:
        return _postgres(configuration["database.url"])
    name = configuration.rows
    common = {"ENGINE": "newsreel.site.sqlite", "NAME": name, "CONN_MAX_AGE": None}
    return {
        "default": common
        | {"OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 40, "init_command": _PRAGMAS}},
        "press": common
        | {
            "OPTIONS": {
                "transaction_mode": "DEFERRED",
                "timeout": 20,
                "init_command": "PRAGMA cache_size=-65536; PRAGMA query_only=ON;",
            }
        },
    }


def _postgres(url: str) -> dict[str, dict[str, Any]]:
    parts = conninfo_to_dict(url)
    common = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
    return {
        "default": common | {"OPTIONS": dict(parts)},
        "press": common
        | {
            "OPTIONS": {
                **parts,
                "isolation_level": IsolationLevel.REPEATABLE_READ,
                "options": "-c default_transaction_read_only=on",
            }
        },
    }
