"""``python -m dangxing.cli.documents score`` prints the schema of what ``score --format json`` does."""

import json
import sys

from dangxing.cli.documents import schema

sys.stdout.write(json.dumps(schema(sys.argv[1]), ensure_ascii=False, indent=1) + "\n")
