"""Who did what, when: records that nobody can change."""
