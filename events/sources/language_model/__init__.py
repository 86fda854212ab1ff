"""The one language model that the settings name, and no other address."""
