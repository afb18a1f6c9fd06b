"""What is asked about turns, the rotation rule and programme documents."""
