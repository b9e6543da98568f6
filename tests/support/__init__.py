"""What several test folders share: real processes and signed turns."""
