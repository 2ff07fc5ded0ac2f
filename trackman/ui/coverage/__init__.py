"""Coverage: videos × languages at a glance, and the reports of it."""
