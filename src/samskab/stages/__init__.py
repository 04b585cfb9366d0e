"""The journey of an arena, one app a step: spark gather understand align create act learn share."""
