"""The desk's screens: a view set for each noun that the newsroom edits."""
