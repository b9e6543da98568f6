"""Practice: sessions with a customer, their turns and their grades."""
