#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Say what is in the cells of a workbook, one a line: number of the sheet, number of the row, number of the column, value.
Values are what a spreadsheet works with: days are numbers of days, percentages fractions."""

import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def text_of(cell):
    value = cell.find(NAMESPACE + "v")
    if value is not None:
        return value.text
    return "".join(part.text or "" for part in cell.iter(NAMESPACE + "t"))


with zipfile.ZipFile(sys.argv[1]) as book:
    names = sorted((name for name in book.namelist() if name.startswith("xl/worksheets/sheet")),
                   key=lambda name: int(re.search(r"(\d+)\.xml", name).group(1)))
    for sheet, name in enumerate(names):
        for row, line in enumerate(ElementTree.fromstring(book.read(name)).iter(NAMESPACE + "row")):
            for cell in line.iter(NAMESPACE + "c"):
                value = text_of(cell).replace("\n", "\\n")
                if value != "":
                    print(f"{sheet}\t{row}\t{column_of(cell.get('r'))}\t{value}")
