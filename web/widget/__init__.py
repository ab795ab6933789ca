"""What visitors of the company's pages reach: the widget's files, its public API and its socket."""
