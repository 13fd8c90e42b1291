"""What is printed from the ledger: the year, the quarter, a page, a workbook, forms, targets."""
