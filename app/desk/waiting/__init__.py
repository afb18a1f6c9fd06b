"""What waits for a person who signed in: the next step in each thing that they act for."""
