"""A review on screen: its queue worked through, track by track."""
