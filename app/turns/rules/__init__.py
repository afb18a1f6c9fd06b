"""What may become of a turn, and how the rows of the database are told as facts of the rotation."""
