"""What a region asks for after a deadline or above a limit, and the coordinator's answer."""
