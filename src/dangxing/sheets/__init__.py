"""The kit that workbooks are written with: a book, its sheets, cells and formats. It alone knows XlsxWriter."""
