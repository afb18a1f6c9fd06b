"""Turning a file's bytes into rows of cells: no Flask here, it runs in a process of its own."""
