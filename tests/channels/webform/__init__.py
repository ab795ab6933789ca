"""The pure half of the web form: settings, judging, the message, the proof."""
