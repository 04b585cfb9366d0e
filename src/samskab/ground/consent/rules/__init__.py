"""Who may do what in a round. No rule knows a sector, a title or an operator: all in the circle may the same (G4)."""
