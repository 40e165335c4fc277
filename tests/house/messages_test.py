#!/usr/bin/env python3
"""Every text for people in src/ is in the template that translators work from, po/saksi.pot."""
import subprocess
import house

told = subprocess.run([house.ROOT / "tools" / "extract_messages", "--check"], cwd=house.ROOT,
                      capture_output=True, text=True)
house.finish([told.stdout + told.stderr] if told.returncode else [],
             "messages: translators see every text")
