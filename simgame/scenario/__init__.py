"""What a trainer writes: the scenario's schema, its reader, diagnostics and library packs."""
