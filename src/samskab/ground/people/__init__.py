"""People, the organisations they speak for, and how a person enters."""
