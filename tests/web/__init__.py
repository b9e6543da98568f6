"""Tests of the web application, against a dialogue server of their own."""
