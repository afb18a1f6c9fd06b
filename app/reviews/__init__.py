"""Reviews: who reads what, conflicts of interest, scores, comments and the discussion."""
