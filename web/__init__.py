"""The web application: people, sessions, turns and grades, and the only thing a browser reaches."""
