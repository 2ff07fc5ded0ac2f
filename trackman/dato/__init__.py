"""The only code that knows the wire format of DatoCMS. Blocking, and safe from any thread."""
