"""Text that was read in a wrong encoding: how it is noticed, and what it was."""
