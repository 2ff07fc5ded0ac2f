"""Controllers: they connect views with services, each for one concern."""
