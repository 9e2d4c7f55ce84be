"""The machine interface: questions to the rules and answers in JSON (docs: contract)."""
