"""What members send: reporting, adding, editing, describing, joining an open issue."""
