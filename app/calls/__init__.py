"""Calls for proposals: what for, until when, who reviews in which phase, who decides and how."""
