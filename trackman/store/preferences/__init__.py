"""Settings, signed-in projects, recent videos and saved views, as JSON files."""
