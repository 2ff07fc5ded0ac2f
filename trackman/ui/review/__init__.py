"""Views of a review: which track, what is known of it, what is decided, and the keys."""
