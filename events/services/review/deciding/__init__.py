"""What all decisions have in common: their checks, their record, and what is put back."""
