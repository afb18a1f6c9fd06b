"""Who acts for what: the list of people, invitations, and taking roles back."""
