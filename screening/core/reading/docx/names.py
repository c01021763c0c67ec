"""The names of WordprocessingML that the reader knows, in full, so that no element is split at each comparison."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"

VAL = W + "val"
ID = R + "id"
FALSE = frozenset({"0", "false", "off", "none"})
