"""Changing tracks that exist: their name, language and flag, and earlier versions of their text."""
