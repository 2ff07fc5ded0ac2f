"""What a user can do, as coroutines. No Qt."""
