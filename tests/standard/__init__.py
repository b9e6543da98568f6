"""Tests of the standard as data, and of the checks over all authored data."""
