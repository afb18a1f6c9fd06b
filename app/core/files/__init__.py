"""Files as people send them: known by what they hold, looked through, handed out as downloads."""
