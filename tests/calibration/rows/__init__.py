"""The rows of the table, a file a family; `ROWS` of every file here is found by convention."""
