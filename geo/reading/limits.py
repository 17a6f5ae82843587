"""How much is read at most. Beyond a limit an item is refused by name; the others are still read."""

TEXT_BYTES = 5_000_000  # about 800,000 words; a longer text is no single report
LINES_BYTES = 100_000_000  # many reports in one file
PAGE_BYTES = 20_000_000  # web pages and feeds; what is over that is data, not prose
DOCUMENT_BYTES = 50_000_000  # PDF, Word, mail and sheets, with their pictures
ARCHIVE_BYTES = 200_000_000  # a zip file, and again all that comes out of it
ARCHIVE_MEMBERS = 2_000
ARCHIVE_DEPTH = 2  # a zip in a zip is read, one further in is not
EXPANSION = 200  # times its packed size: deflate reaches 1,030 only on runs of one byte
EXPANSION_FREE_BYTES = 5_000_000  # small files may be that repetitive
PDF_PAGES = 2_000
ANSWER_BYTES = 250_000_000  # all that one file may become: rows can share one long text
ROWS = 50_000  # of a sheet or table, and entries of a feed

SECONDS = 30.0  # by the clock, for one file
CPU_SECONDS = 25
MEMORY_BYTES = 1_500_000_000  # address space of the process that reads
FILES_PER_PROCESS = 200  # then a fresh one, so that what a parser leaks or caches is given back

WEB_SECONDS = 30.0  # from the first look-up to the last byte, redirects included
WEB_REDIRECTS = 5
