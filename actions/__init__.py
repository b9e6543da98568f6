"""Rasa custom actions, one to a file; they only translate between tracker and bot's pure code."""
