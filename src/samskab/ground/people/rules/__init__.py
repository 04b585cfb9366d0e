"""Who may, and what may be written: yes, or a refusal that explains itself."""
