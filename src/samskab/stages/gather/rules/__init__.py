"""Who may do what while gathering. No rule knows a sector or a title: who owes an answer is the one who said it."""
