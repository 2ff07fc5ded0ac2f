"""Resources of the look-alike API: uploads, tracks, jobs, records, site and roles."""
