"""Everything about one track."""
