"""Every act while people come to understand each other."""
