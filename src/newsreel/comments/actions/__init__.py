"""What is done to comments: one verb a file."""
