/// Does reading take time in proportion? Makes files of each format out of fragments, which are all
/// short sequences of what means something in that format, over and over; reads each with
/// niger-index's own readers at one size and at twice that size, and prints what took longer than
/// its length explains: seconds, growth, format, fragment.
///
///   reading_growth [--kilobytes N] [--tokens N] [--only FORMAT] [--threshold SECONDS]
///
/// As a test it asserts no time: it must come to its end. A fragment that ends the program is
/// named.
#include <time.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/reading/reader.h"

namespace {

struct Format {
  std::string_view name;                 ///< of the file
  std::string_view head;                 ///< stands before the fragments
  std::vector<std::string_view> tokens;  ///< % is a running number
};

// U+00A0 and U+200F by their bytes.
const std::vector<Format> kFormats = {
    {"a.html",
     "<html><body><p>كلمة",
     {"<div>",
      "</div>",
      "<p>",
      "</p>",
      "<b>",
      "</b>",
      "<a href=x>",
      "</a>",
      "<table>",
      "</table>",
      "<tr>",
      "<td>",
      "<li>",
      "<ul>",
      "</ul>",
      "<time>",
      "<form>",
      "</form>",
      "<select>",
      "<option>",
      "<!--",
      "-->",
      "<![CDATA[",
      "<script>",
      "</script>",
      "<style",
      "<svg>",
      "</svg",
      "<math>",
      "<mi>",
      "&",
      "&#",
      "&amp;#",
      "&nbsp;",
      "<",
      "</",
      ">",
      "\"",
      "'",
      "<h1>",
      "<title>",
      "<br>",
      "<pre>",
      "\n",
      "كلمة ",
      "<object>",
      "<button>",
      "<i id=%>",
      "</i>",
      "<dd>",
      "<x-y>",
      "<meta name=keywords content='a%'>",
      "<textarea>",
      "<frameset>",
      "<span class=date>",
      "</span>",
      "<a rel=tag>",
      "<div class=article-body>",
      "<p a=%",
      "<template>",
      "<caption>",
      "<nobr>",
      "<rt>",
      "<body a%>",
      "\xC2\xA0",
      "<h2>عنوان الخبر الطويل"}},
    {"a.md", "كلمة\n\n", {"[", "]",   "(",  ")",  "](", "![",     "**",    "__",
                          "*", "`",   "> ", "# ", "+ ", "\n",     "---\n", "a",
                          "ا", "://", "<",  "|",  " ",  "[a](b)", "\\",    "- "}},
    {"b.md",
     "---\ntitle: a\n",
     {"tags: [a%, b]\n", "- a%\n", "key: ", "[", "]", ",", "a", "\n", "'", ":", " "}},
    {"a.txt",
     "",
     {" ",
      "\n",
      "ا",
      "كلمة ",
      ":",
      "المصدر: ",
      "تاريخ النشر: ",
      "الوسوم: ",
      "اقرأ أيضا",
      "2024",
      "20 أبريل ",
      "1",
      "-",
      " - ",
      "|",
      "•",
      "(رويترز)",
      "،",
      ".",
      "\xC2\xA0",
      "\xE2\x80\x8F",
      "&",
      "&#1604;",
      "&amp;#",
      "?",
      "+",
      "<p>",
      "\r",
      "http://",
      "صورة ",
      "هـ ",
      "نيسان/",
      "شارك ",
      "ملفات الارتباط ",
      "#",
      "؛",
      "/",
      "«",
      "x"}},
    {"b.txt",
     "\xC7\xE1\xD3\xE1\xC7\xE3 \xDA\xE1\xEC ",
     {"\x80", "\xD9", "\xC7\xE1", "\xFF\xFE", std::string_view("\0", 1), "+AC", "-", " ", "\n",
      "\xD8\xA7", "\xE3\xE4 ", "<", "\xC3\x98\xC2\xA7", "\xEF\xBF\xBD", "\x1B", "\xF0\x9F"}},
    {"a.trec",
     "<DOC>\n<DOCNO>1</DOCNO>\n",
     {"<DOC>\n", "</DOC>\n", "<TEXT>", "</TEXT>", "<P>", "</P>", "<x ", "<y%>", "</y>", "&", "<",
      ">", "/", "!", "\n", "كلمة ", "\xD9", " "}},
    {"a.csv",
     "title,text\n",
     {"\"", ",", ";", "\n", "a", "\"\"", "\"\n", "كلمة", "\r", "\t", "|", "\xD9", "a%,b\n"}},
    {"a.json",
     "[",
     {"[",
      "]",
      "{",
      "}",
      "\"a\":",
      "\"",
      "1",
      ",",
      "\\",
      "\\u",
      "\\ud83d",
      "\n",
      "{\"title\":\"a%\"},",
      "{\"text\":\"<p>a\"}",
      ":",
      "NaN",
      "1e999,",
      " ",
      "\"text\":\"",
      "\xD9"}},
    {"a.jsonl",
     "",
     {"[", "]", "{", "}", "\"a\":", "\"", "1", ",", "\\", "\n", "{\"title\":\"a%\"}\n",
      "{\"text\":\"", "<p>", "&", ":", " ", "\xD9", "}\n"}},
    {"c.json",
     "{\"title\":\"a\",\"text\":\"",
     {"<p>", "<div>", "</p>", "<br", "&", "&lt;", "<!--", "\\n", "كلمة ", "<", "\xC3\x98\xC2\xA7"}},
    {"a.warc",
     "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 4\r\n\r\nHTTP\r\n\r\n",
     {"WARC/1.0\r\n", "WARC-Type: response\r\n", "Content-Length: 0\r\n", "\r\n", "\n\n",
      "a: b%\r\n", "a", ":", "HTTP/1.1 200 OK\r\n", "Transfer-Encoding: chunked\r\n",
      "1\r\na\r\n"}},
};

std::string_view g_format;  // of what is being read, for a signal
std::string g_fragment;

// A signal handler: nothing but write() may be called.
extern "C" void name_fragment(int signal) {
  const auto write_text = [](std::string_view text) {
    (void)!::write(STDERR_FILENO, text.data(), text.size());
  };
  write_text("ended by ");
  write_text(g_format);
  write_text(": ");
  write_text(g_fragment);
  write_text("\n");
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

class Nowhere : public niger::articles::ArticleSink {
 public:
  void article(niger::Article&& article) override { bytes += article.text.size(); }
  void skipped(niger::walk::Skipped&&) override {}

  std::size_t bytes = 0;
};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

std::string file_of(const Format& format, std::string_view fragment, std::size_t bytes) {
  std::string file(format.head);
  for (std::size_t number = 0; file.size() < bytes; ++number) {
    for (const char c : fragment) {
      if (c == '%') {
        file += std::to_string(number);
      } else {
        file.push_back(c);
      }
    }
  }
  return file;
}

double seconds_of(const Format& format, const std::string& file) {
  niger::reading::Reader reader{niger::articles::ReadOptions{}};
  niger::walk::Candidate candidate;
  candidate.path = candidate.native_path = candidate.name = format.name;
  candidate.size_bytes = file.size();
  Nowhere sink;
  const double start = cpu_seconds();
  reader.read_bytes(candidate, file, sink);
  return cpu_seconds() - start;
}

std::string shown(std::string_view fragment) {
  std::string out;
  for (const char c : fragment) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20) {
      char hex[8];
      std::snprintf(hex, sizeof hex, "\\x%02X", byte);
      out += hex;
    } else {
      out.push_back(c);
    }
  }
  return out;
}

struct Options {
  std::size_t bytes = std::size_t{32} << 10;
  std::size_t tokens = 2;
  std::string_view only;
  double threshold = 0.05;
};

void try_fragment(const Format& format, const std::string& fragment, const Options& options) {
  g_format = format.name;
  g_fragment = fragment;
  const double once = seconds_of(format, file_of(format, fragment, options.bytes));
  if (once < options.threshold / 4) {
    return;
  }
  const double twice = seconds_of(format, file_of(format, fragment, 2 * options.bytes));
  if (twice > options.threshold && twice > 3 * once) {
    std::printf("%8.3f s  x%.1f  %s  %s\n", twice, twice / once, std::string(format.name).c_str(),
                shown(fragment).c_str());
    std::fflush(stdout);
  }
}

void try_all(const Format& format, const std::string& begun, std::size_t more,
             const Options& options) {
  for (const std::string_view token : format.tokens) {
    const std::string fragment = begun + std::string(token);
    try_fragment(format, fragment, options);
    if (more > 1) {
      try_all(format, fragment, more - 1, options);
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--kilobytes") {
      options.bytes = std::strtoul(argv[i + 1], nullptr, 10) << 10;
    } else if (name == "--tokens") {
      options.tokens = std::strtoul(argv[i + 1], nullptr, 10);
    } else if (name == "--only") {
      options.only = argv[i + 1];
    } else if (name == "--threshold") {
      options.threshold = std::strtod(argv[i + 1], nullptr);
    }
  }
  for (const int signal : {SIGABRT, SIGSEGV, SIGBUS}) {
    std::signal(signal, name_fragment);
  }
  for (const Format& format : kFormats) {
    if (options.only.empty() || format.name == options.only) {
      try_all(format, "", options.tokens, options);
    }
  }
  return 0;
}
