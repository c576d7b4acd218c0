"""What the desk's templates ask by themselves."""
