"""The cue editor: the text of a track changed in place, looked over, and handed on."""
