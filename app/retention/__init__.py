"""How long data of each class is kept, what is purged when, and a person's erasure."""
