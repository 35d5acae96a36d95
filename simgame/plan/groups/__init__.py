"""The lever groups of the Plan, one file each."""
