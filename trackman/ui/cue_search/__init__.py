"""Search in all subtitles of a project, and the word lists it is searched for again and again."""
