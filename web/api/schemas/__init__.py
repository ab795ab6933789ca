"""Shapes of requests and answers, apart from the handlers so that several may share them."""
