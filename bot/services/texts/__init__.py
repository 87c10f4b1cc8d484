"""What may be published: drafting, submitting, approving, oral approval."""
