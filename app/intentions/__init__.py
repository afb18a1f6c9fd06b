"""The intention survey: whether each region will take part in what is proposed."""
