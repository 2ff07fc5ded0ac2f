"""Readers of subtitle formats other than WebVTT: each returns cues, and what WebVTT cannot hold."""
