"""Answering: people's answers and files, who is missing what, and revealing what is sealed."""
