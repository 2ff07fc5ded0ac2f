"""Cache of the library as it was last read: uploads, tracks, listings, subtitle files."""
