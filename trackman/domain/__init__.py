"""What the words mean. Standard library and pure libraries only."""
