"""The search for a forum's plan: tracks into blocks and spaces, talks into slots."""
