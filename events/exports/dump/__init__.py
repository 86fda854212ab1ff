"""Everything that readers may see, as files to hand on: tables, the log of changes, their schema
and checksums.
"""

from events.exports.dump.run import Done, DumpRunning, dump

__all__ = ["Done", "DumpRunning", "dump"]
