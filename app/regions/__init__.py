"""Regions, and the ties between them."""
