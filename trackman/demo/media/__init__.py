"""Media of the look-alike: film, pictures and subtitle files, made on the fly."""
