"""What is done to the channel: one verb a file."""
