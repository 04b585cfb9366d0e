"""Pure counting in Python and NumPy: no Django, no kernel, no clock."""
