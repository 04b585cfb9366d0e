"""Saml: who is relevant and who is affected, what none of them can do alone, and what lies fast beforehand."""
