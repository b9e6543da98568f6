"""Knowledge practice: questions of the bank, answered one at a time."""
