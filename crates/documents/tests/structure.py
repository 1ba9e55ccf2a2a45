"""Checks PDFs against the rules of PDF/UA-1 that can be read from their structure, with pikepdf.

Usage: structure.py FILE.pdf…   It prints each fault and leaves with 1 when there is one, with 77 when pikepdf is not there.
It is independent of the library that writes our PDFs; it is not a full validator (veraPDF is one).
"""

import sys

try:
    import pikepdf
except ImportError:
    print("skipped: pikepdf is not installed")
    sys.exit(77)

STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form".split()
)
PARENTS = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "LI": {"L"}, "LBody": {"LI"}}


def walk(node, role_map, parent=None):
    """Every structure element with its standard role and its parent's."""
    role = str(node.get("/S", "")).lstrip("/")
    mapped = role
    for _ in range(5):
        if mapped in STANDARD or "/" + mapped not in role_map:
            break
        mapped = str(role_map["/" + mapped]).lstrip("/")
    if role:
        yield node, mapped, parent
    kids = node.get("/K", [])
    if not isinstance(kids, pikepdf.Array):
        kids = [kids]
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") not in ("/MCR", "/OBJR"):
            yield from walk(kid, role_map, mapped or parent)


def document_faults(pdf):
    root = pdf.Root
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "no language"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not shown in the window"
    with pdf.open_metadata() as xmp:
        if xmp.get("pdfuaid:part") != "1":
            yield "does not say that it is PDF/UA-1"
        if not xmp.get("dc:title"):
            yield "no title"


def structure_faults(pdf):
    tree = pdf.Root.get("/StructTreeRoot")
    if tree is None:
        yield "no structure"
        return
    previous = 0
    for node, role, parent in walk(tree, tree.get("/RoleMap", {})):
        if role not in STANDARD:
            yield f"{role} is not a standard role"
        if role in PARENTS and parent not in PARENTS[role]:
            yield f"{role} inside {parent}"
        if role in ("Figure", "Formula") and not str(node.get("/Alt", "") or node.get("/ActualText", "")):
            yield f"{role} without an alternative"
        if role == "TH":
            attributes = node.get("/A", [])
            attributes = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
            if not any("/Scope" in one for one in attributes if isinstance(one, pikepdf.Dictionary)):
                yield "TH without a scope"
        if len(role) == 2 and role[0] == "H" and role[1].isdigit():
            level = int(role[1])
            if level > previous + 1:
                yield f"H{level} after H{previous}"
            previous = level
    if not previous:
        yield "no heading"


def page_faults(pdf):
    for number, page in enumerate(pdf.pages, 1):
        if "/StructParents" not in page:
            yield f"page {number} has no link to the structure"
        if "/Annots" in page and page.get("/Tabs") != "/S":
            yield f"page {number}: tab order does not follow the structure"
        depth = 0
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC"):
                depth += 1
            elif name == "EMC":
                depth -= 1
            elif name in ("Tj", "TJ", "'", '"', "Do", "sh", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*") and depth < 1:
                yield f"page {number}: {name} outside of tags and artifacts"
                break
        for name, font in page.get("/Resources", {}).get("/Font", {}).items():
            below = font.get("/DescendantFonts", [font])[0]
            descriptor = below.get("/FontDescriptor", {})
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")) and font.get("/Subtype") != "/Type3":
                yield f"page {number}: font {name} is not embedded"
            if "/ToUnicode" not in font:
                yield f"page {number}: font {name} can't be read as text"


def main(paths):
    bad = False
    for path in paths:
        with pikepdf.open(path) as pdf:
            for check in (document_faults, structure_faults, page_faults):
                for fault in check(pdf):
                    bad = True
                    print(f"{path}: {fault}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
