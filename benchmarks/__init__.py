"""Timings, never asserted in tests: `make bench`."""
