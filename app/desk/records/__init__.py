"""Reading history: who did what, when, as far as one may see it."""
