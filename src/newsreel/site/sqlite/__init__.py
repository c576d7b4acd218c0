"""Django's SQLite with a fair way to its one writer."""
