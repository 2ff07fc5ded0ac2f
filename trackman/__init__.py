"""Moderate the subtitle and audio tracks of DatoCMS videos."""

__version__ = "0.1.0"
