"""The stages of entry to an edition: by number, by name, documents; deadlines and reminders."""
