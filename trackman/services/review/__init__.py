"""Reviews: queues that people decide on, kept and exchanged, and their texts read ahead."""
