"""The subcommands, one a file: arguments in, a room's verb called, what became of it said."""
