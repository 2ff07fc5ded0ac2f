"""What connects windows with what can be done; each desk looks after one concern."""
