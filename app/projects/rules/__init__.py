"""What decides about projects: their life, their money, what is due, and who works with whom."""
