"""A forum's problem, and a plan for it, read from workbooks of the benchmark library's form."""
