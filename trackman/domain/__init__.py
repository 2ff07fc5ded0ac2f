"""Types and rules of the domain. Standard library and pure libraries only."""
