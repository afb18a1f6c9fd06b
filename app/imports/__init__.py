"""Files in: a region's spreadsheet is read, shown cell by cell, applied, and undone."""
