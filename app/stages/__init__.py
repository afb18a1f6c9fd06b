"""Entry stages of an edition: by number, by name, documents; their deadlines and reminders."""
