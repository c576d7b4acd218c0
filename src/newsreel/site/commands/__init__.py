"""The subcommands, one a file: they read arguments, call a room's verb and say what became of it."""
