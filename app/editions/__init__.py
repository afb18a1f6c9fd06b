"""One occurrence of a programme: its dates, place, mode, roles and limits."""
