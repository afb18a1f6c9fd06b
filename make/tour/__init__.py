"""The games from empty to a complete roster, as people do it, with pictures: `make tour`."""
