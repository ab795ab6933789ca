"""Views as files: CSV and XLSX, written beside other work, for the one who asked."""
