"""The customer record that service, sales and marketing share."""
