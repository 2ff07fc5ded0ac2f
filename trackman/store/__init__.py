"""Stores on this computer."""
