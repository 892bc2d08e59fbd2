"""Reading: a file, folder, archive, URL, bytes or string becomes pages with decoded text."""

from extractor.read.legacy import PROBES
from extractor.read.limits import LimitError, Limits
from extractor.read.source import pages, read

__all__ = ["PROBES", "LimitError", "Limits", "pages", "read"]
