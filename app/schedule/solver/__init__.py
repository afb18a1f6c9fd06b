"""The search for timetables: plain data in, plain data out, and the solver's library only here."""
