"""Reminding the regions that have not finished a stage before its deadline."""
