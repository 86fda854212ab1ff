"""Word when something happens: who follows what, and messages that arrive once."""
