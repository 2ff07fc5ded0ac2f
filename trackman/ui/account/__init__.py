"""The projects and environments one can be in, and the way between them."""
