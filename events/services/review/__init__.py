"""What reviewers decide of events: each decision has a reason, one revision of each event that it
changes, and can be taken back.
"""
