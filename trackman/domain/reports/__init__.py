"""Reports: documents of figures and tables, in the words of whoever asked for them."""
