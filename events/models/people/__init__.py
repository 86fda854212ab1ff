"""Accounts: roles, tokens and whom the tracker trusts."""
