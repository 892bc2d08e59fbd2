"""Reading: a file, folder, archive, URL, bytes or string becomes pages with decoded text."""

from extractor.read.content import Member
from extractor.read.legacy import PROBES
from extractor.read.limits import LimitError, Limits
from extractor.read.source import file_members, pages, read, record_at

__all__ = ["PROBES", "LimitError", "Limits", "Member", "file_members", "pages", "read", "record_at"]
