"""Sets one document. Started by the press as a process of its own, so that a large document
neither keeps memory nor can go on for ever. Knows nothing of the product, reads only its own folder.

Argument: how far it steps back behind other work. Standard input: template, moment and content as JSON. Standard output: the PDF.
"""

import json
import os
import resource
import sys
from pathlib import Path

import typst

HERE = Path(__file__).parent
CPU_SECONDS = 40
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    os.nice(int(sys.argv[1]))
    order = json.load(sys.stdin.buffer)
    compiler = typst.Compiler(
        HERE / order["template"],
        root=HERE,
        font_paths=[HERE / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"content": order["content"]},
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=STANDARDS, timestamp=order["at"])
    except typst.TypstError as refused:
        sys.exit(f"{refused.message} {refused.diagnostic}")
    if isinstance(made, bytes):
        sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
