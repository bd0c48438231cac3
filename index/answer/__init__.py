"""What a question asks, which sentence answers it, and with what confidence."""
