"""Checks of a subtitle track: each looks at one thing, knows no other, and changes nothing."""
