"""The HTTP and WebSocket surface: typed routes, sessions, the desk and its realtime."""
