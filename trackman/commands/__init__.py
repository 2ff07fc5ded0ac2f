"""Commands: what the program does without a window. Nothing here imports Qt."""
