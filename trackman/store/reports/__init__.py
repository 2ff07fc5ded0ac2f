"""Reports as files: pages to print, workbooks and tables."""
