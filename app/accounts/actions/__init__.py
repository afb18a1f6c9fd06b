"""What people do with accounts, sessions, passwords, invitations and grants."""
