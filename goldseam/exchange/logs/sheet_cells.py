"""Reads a workbook in a process of its own, where a file that is made to do harm does none.

    python sheet_cells.py BOOK OUT [SHEET]

Knows nothing of the product. Writes each row as a line of JSON, [number, cell, …], and says which sheets there are.
"""

import json
import sys
from datetime import date, datetime, time, timedelta

MEMORY = 2 << 30
MOST_ROWS = 200_100  # A few more than are taken, so that it is seen that there are more.
MOST_COLUMNS = 300


def main(book: str, out: str, wanted: str = "") -> None:
    bound_memory()
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(book) as workbook:
        sheets = [(name, workbook.get_sheet_by_name(name)) for name in visible(workbook)]
        chosen = next((pair for pair in sheets if pair[0] == wanted), None)
        name, sheet = chosen or max(sheets, key=lambda pair: pair[1].total_height * pair[1].total_width)
        with open(out, "w", encoding="utf-8") as file:
            write(sheet, file)
    print(json.dumps({"sheets": [name for name, _sheet in sheets], "sheet": name}))


def bound_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bound.
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def visible(workbook) -> list[str]:
    names = [one.name for one in workbook.sheets_metadata if str(one.typ).endswith("WorkSheet")]
    return names or workbook.sheet_names


def write(sheet, file) -> None:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS:
            return
        texts = [as_text(cell) for cell in cells[:MOST_COLUMNS]]
        if any(texts):
            file.write(json.dumps([number, *texts], ensure_ascii=False) + "\n")


def as_text(cell) -> str:
    """The cell as it stands in the sheet, with days and times as everybody reads them."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(cell).replace("\0", "").replace("_x000D_", "").replace("\r\n", "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
