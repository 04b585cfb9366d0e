"""From the rows of a round to the rule of consent, and back."""
