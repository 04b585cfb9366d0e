"""Who may do what in an arena. No rule knows a sector, a title or an operator: all who take part may the same."""
