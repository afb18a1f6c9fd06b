"""Programmes as calendars and as paper."""
