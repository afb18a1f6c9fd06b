"""Who takes part: a region's delegation to an edition and the participants in it."""
