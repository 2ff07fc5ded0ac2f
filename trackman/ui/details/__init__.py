"""Details of one track."""
