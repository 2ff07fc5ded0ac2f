"""Help: keys, first tour, explanations, log, diagnostics, updates, and what this program is."""
