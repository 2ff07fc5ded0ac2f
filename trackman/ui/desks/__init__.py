"""What happens between the views and the services when a project is entered or left."""
