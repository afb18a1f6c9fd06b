"""Who may not judge what, who gets what to review, what a phase shows, what scores add up to."""
