"""The user's side: a records workbook read, checked, marked, and made empty."""
