"""Deletion and restore of tracks, with journal, backups and polling of jobs."""
