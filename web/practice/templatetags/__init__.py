"""Template filters of the practice pages."""
