"""Listens to sounds when a person asks for it, and shows how texts fit them."""
