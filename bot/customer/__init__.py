"""The customer: who he is, what he minds, how he reacts, and how a session ends. Pure."""
