"""Measures Kitamae beside a bare page on the same server: `python -m bench`."""
