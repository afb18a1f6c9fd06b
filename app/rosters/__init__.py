"""What the host sees of those who come: the roster, its counts and its exports."""
