"""A person's own page, reached by a link of their own."""
