"""Who may do what while people come to understand each other."""
