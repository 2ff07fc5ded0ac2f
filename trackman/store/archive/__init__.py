"""Export and import of journal and backups as one archive file."""
