#!/usr/bin/env python3
"""Hostile pages of HTML, Markdown and plain text."""
import json
import sys

sys.dont_write_bytecode = True
import frame  # noqa: E402
from frame import TEXT, Case  # noqa: E402

HEAD = f"<html><body><p>{TEXT}</p>"
PLAIN = f"{TEXT}\n\n"


def page(name, fragment, count, why="", tail="", **more):
    """A page whose story is followed by a fragment over and over."""
    return Case(name + ".html", HEAD + fragment * count + tail, why=why, **more)


def numbered(name, fragment, count, why="", **more):
    return Case(name + ".html", HEAD + "".join(fragment % n for n in range(count)), why=why, **more)


def warc_record(body):
    response = (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body.encode())
    return (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/1\r\n"
            b"Content-Length: %d\r\n\r\n" % len(response) + response + b"\r\n\r\n")


DEEP = [  # name, fragment, count: what nests as deep as it is long
    ("deep-self-closing", "<div/>", 35_000),
    ("deep-math-cells", "<math>" + "<td>" * 100, 4_000),
    ("deep-math-rows", "<math>" + "<tr>" * 100, 4_000),
    ("deep-nothing-closed", "<div></x>", 32_000),
    ("deep-slash-in-quotes", '<div a="/>">', 100_000),
    ("deep-divs", "<div>", 200_000),
    ("deep-spans", "<span>", 200_000),
    ("deep-unknown", "<x-a>", 200_000),
    ("deep-ruby", "<rt>", 100_000),
    ("deep-options", "<optgroup>", 100_000),
    ("deep-lists", "<ul><li>", 100_000),
    ("deep-items", "<li><dd>", 60_000),
    ("deep-terms", "<dl><dd>", 100_000),
    ("deep-tables", "<table><tr><td>", 40_000),
    ("deep-objects", "<object>", 100_000),
    ("deep-buttons", "<form><div>", 50_000),
    ("deep-templates", "<template>", 50_000),
    ("deep-select", "<div>" * 5 + "<select>" + "</div>" * 5, 20_000),
    ("deep-barriers", "<div>" * 50 + "<object>" + "</div>" * 50, 2_000),
    ("deep-spans-in-blocks", "<span>" * 50 + "<div>" + "</span>" * 50, 2_000),
    ("deep-forms", "<form><table><td></form></table></form>", 20_000),
    ("deep-raw-text", "<div>" * 100 + "<textarea>" + "</div>" * 100 + "</textarea>", 500),
    ("deep-noscript", "<noscript><div>", 50_000),
    ("deep-headings", "<h1><section>", 50_000),
    ("deep-crossed", "<b><div></b>", 50_000),
]
SLOW = [  # what takes time or memory with the square of its length
    ("formatting-fonts", "<font color=%d>" % 7, 40_000),
    ("unclosed-comment", "<!-- -- - ", 25_000),
    ("unclosed-script", "<script>a", 25_000),
    ("unclosed-style", "<style></", 25_000),
    ("unclosed-svg", "<svg></svg", 25_000),
    ("unclosed-tag", "<p a=", 50_000),
    ("unclosed-quote", "<p a='", 50_000),
    ("lone-less", "<", 1_000_000),
    ("lone-greater", ">", 1_000_000),
    ("empty-end-tags", "</", 500_000),
    ("end-of-paragraphs", "</p>", 200_000),
    ("foster", "<table>x<b>y", 20_000),
    ("links", "<a>", 100_000),
    ("lone-references", "&", 1_000_000),
    ("escaped-references", "&amp;#", 200_000),
    ("cut-references", "&#", 500_000),
    ("cdata", "<![CDATA[", 50_000),
    ("declarations", "<!x", 100_000),
    ("instructions", "<?", 200_000),
    ("breaks", "<br>", 500_000),
    ("frames", "<frameset>", 100_000),
    ("bodies", "<body a>", 100_000),
]

CASES = [page(name, fragment, count, "depth") for name, fragment, count in DEEP]
CASES += [page(name, fragment, count, "square") for name, fragment, count in SLOW]
CASES += [
    page("deep-then-frameset", "", 0, "depth", expect="either",
         tail="<div>" * 100_000 + "<frameset>"),
    Case("frameset-first.html", "<body>" + "<span>" * 200_000 + "<frameset></frameset>" + TEXT,
         "either", "the body is thrown away as deep as it is"),
    numbered("formatting-ids", "<b id=%d><p>", 40_000, "square"),
    numbered("formatting-ids-closed", "<b id=%d><p></p>", 40_000, "square"),
    numbered("formatting-ids-crossed", "<i id=%d><div></i>", 40_000, "square"),
    Case("attributes.html", "<html><body><div " +
         " ".join(f"a{n}=1" for n in range(100_000)) + f"><p>{TEXT}</p>", why="square"),
    Case("attributes-of-body.html", "<html>" + "".join(f"<body a{n}=1>" for n in range(50_000)) +
         f"<p>{TEXT}</p>", why="square"),
    Case("keywords.html", "<html><head><meta name=keywords content='" +
         ",".join(f"كلمة{n}" for n in range(100_000)) + f"'></head><body><p>{TEXT}</p>",
         why="square"),
    Case("keywords-blanks.html", "<html><head><meta name=keywords content='" +
         " ".join(f"كلمة{n}" for n in range(100_000)) + f"'></head><body><p>{TEXT}</p>",
         why="square"),
    Case("times.html", HEAD + "<time>" * 250 + "كلمة أخرى " * 450_000, why="square"),
    Case("authors.html", HEAD + "<div class=author>" * 250 + "<i></i>" * 500_000, why="square"),
    Case("forms.html", HEAD + "<form class=date><b itemprop=author>" * 120 + "<i></i>" * 500_000,
         why="square"),
    Case("titles.html", "<html><head><title>" + " - ".join("عنوان" for _ in range(200_000)) +
         f"</title></head><body><p>{TEXT}</p>", why="square"),
    Case("headings.html", "<html><head><title>" + "عنوان طويل " * 50_000 + "</title></head><body>" +
         "<h2>عنوان طويل عنوان طويل عنوان</h2>" * 20_000 + f"<p>{TEXT}</p>", why="square"),
    Case("stories.html", "<html><body>" + f"<div class=article-body><p>{TEXT}</p>" * 20_000,
         why="depth"),
    Case("blocks.html", "<html><body>" + f"<div><p>{TEXT}</p></div>" * 20_000, why="square"),
    Case("deep-in-archive.warc", warc_record(HEAD + "<div/>" * 35_000), why="depth"),
    Case("deep-in-json.json", json.dumps({"title": "عنوان", "text": HEAD + "<div/>" * 35_000}),
         why="depth"),
    Case("comment-in-json.json", json.dumps({"title": "عنوان", "text":
                                             HEAD + "<!-- -- - " * 25_000}), why="square"),
    Case("linked-data.html", "<html><head><script type='application/ld+json'>" + '{"@graph":[' *
         200_000 + f"</script></head><body><p>{TEXT}</p>", why="depth"),
    Case("linked-data-many.html", "<html><head>" + "<script type='application/ld+json'>{}</script>"
         * 50_000 + f"</head><body><p>{TEXT}</p>", why="many parsers"),
    Case("brackets.md", PLAIN + "[" * 1_000_000, why="square"),
    Case("images.md", PLAIN + "![" * 500_000, why="square"),
    Case("cut-links.md", PLAIN + "[a](" * 250_000, why="square"),
    Case("links-without-end.md", PLAIN + "[](" * 300_000, why="square"),
    Case("quotes.md", PLAIN + "> " * 500_000, why="square"),
    Case("marks.md", PLAIN + "# " * 500_000, why="square"),
    Case("front-matter.md", "---\n" + "a: [" + "b, " * 300_000 + "]\n---\n" + TEXT, why="square"),
    Case("front-matter-tags.md", "---\ntags: [" + ", ".join(f"ب{n}" for n in range(100_000)) +
         "]\n---\n" + TEXT, why="square"),
    Case("keywords.txt", PLAIN + "الوسوم: " + " ".join(f"ب{n}" for n in range(300)) + "\n",
         why="square"),
    Case("one-line.txt", PLAIN + "كلمة " * 1_000_000, why="a line of 9 MB"),
    Case("short-lines.txt", PLAIN + "ا\n" * 1_000_000, why="a million lines"),
    Case("labels.txt", PLAIN + "المصدر: \n" * 200_000, why="labels without values"),
    Case("related.txt", PLAIN + "اقرأ أيضا\n" * 200_000, why="marks of related stories"),
]

if __name__ == "__main__":
    frame.main(CASES)
