"""What a passport says: its machine-readable zone and how names are written in it."""
