"""The inventory of all tracks of a project: asked, searched, and filled by scans."""
