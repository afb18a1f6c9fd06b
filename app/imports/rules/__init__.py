"""What a file says, how its columns and cells are understood, and what would become of its rows."""
