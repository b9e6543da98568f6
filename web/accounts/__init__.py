"""Who is there: accounts and signing in by one-time links."""
