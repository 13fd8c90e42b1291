"""``python -m dangxing``: the same command where the folder of commands is not on the search path."""

import sys

from dangxing.cli import main

if __name__ == "__main__":
    sys.exit(main())
