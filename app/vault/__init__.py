"""What is sealed for a person: field classes, a key each, and who has looked."""
