"""Projects from an open call to a report, as people do it, with pictures: `make tour`."""
