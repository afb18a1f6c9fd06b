"""What is asked of the people who take part: questions of an edition, their versions, answers."""
