"""The press conference: its plan, checklist, answers, log, and what comes after."""
