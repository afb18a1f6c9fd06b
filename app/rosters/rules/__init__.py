"""What part of a roster is shown, to whom which columns, and how its counts add up."""
