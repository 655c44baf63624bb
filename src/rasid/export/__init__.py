"""What readings are written as: one module a format, each a writer that takes readings one by one."""
