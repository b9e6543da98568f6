"""Rasa's side of the reading: the NLU component and the slot type of this project."""
