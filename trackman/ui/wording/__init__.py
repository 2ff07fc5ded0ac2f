"""What the program says, in words for people."""
