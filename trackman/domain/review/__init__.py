"""Reviews: queues of tracks that people decide on, one after another."""
