"""The self-test of the installed program: `trackman --self-test`."""
