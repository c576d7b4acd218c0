"""Tools of the house: what `make` runs, nothing that Newsreel imports."""
