"""People who sign in, and what they may act for: user, grant, sign-in, invitation."""
