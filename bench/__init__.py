"""What is measured against the peers, on this machine, in one run: `make bench`.

A bench is a module with `NAME` and `main(arguments)`; it writes bench/results/NAME.json by
`rounds.Result.save`, and `report` carries the figures into docs/performance.md.
"""
