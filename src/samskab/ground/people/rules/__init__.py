"""Who may: yes, or a refusal that explains itself."""
