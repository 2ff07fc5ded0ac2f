"""A look-alike of DatoCMS on loopback: what `--demo` runs against and what the tests use."""
