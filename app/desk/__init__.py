"""Pages that look across capabilities: home, map, programme, region, calendar, statistics."""
