"""The user guide: its chapters, and the window that shows them."""
