"""Loads a driver image in the emulator, runs its entry point, and says what it did.

Succeeds if the image was bound to KMDF, made its WDFDRIVER, and the entry point succeeded.
"""

import sys

from speakeasy import Speakeasy

# What a KMDF driver does first, in this order.
EXPECTED = ["WDFLDR.WdfVersionBind", "wdfldr.WdfDriverCreate"]


def emulate(path):
    emulator = Speakeasy()
    emulator.run_module(emulator.load_module(path))
    runs = emulator.get_report().entry_points
    # The first run is the image's entry point; the driver's callbacks follow.
    return runs[0] if runs else None


def problem(run):
    if run is None:
        return "the entry point was not run"
    if run.error:
        return f"the entry point ended with an error: {run.error}"
    if run.ret_val is None or int(str(run.ret_val), 0) != 0:
        return f"the entry point returned {run.ret_val}"
    called = [event.api_name for event in run.events or [] if event.event == "api"]
    rest = iter(called)
    if not all(name in rest for name in EXPECTED):
        return f"it called {called}, and not {EXPECTED}"
    return None


def main():
    run = emulate(sys.argv[1])
    wrong = problem(run)
    if wrong:
        sys.exit(wrong)
    for event in run.events:
        print(f"{event.api_name} -> {event.ret_val}")
    print("the entry point succeeded")


main()
