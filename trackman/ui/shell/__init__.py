"""Main window and everything around its content: menus, header, footer, start and end."""
