"""How a passport's machine-readable zone is read, and how names are written in it."""
