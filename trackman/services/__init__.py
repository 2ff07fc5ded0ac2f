"""Services: actions of a user as coroutines. No Qt."""
