"""The command palette: one field that finds commands, views, videos, ids and links."""
