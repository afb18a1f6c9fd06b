"""Calls for proposals: what for, until when, by which criteria and phases, and who decides."""
