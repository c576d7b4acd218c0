"""What is done to the people of the desk: one verb a file."""
