#include "common/lexicon/stop_word_spellings.h"

#include <algorithm>

#include "common/base/fnv_hash.h"
#include "common/base/utf8.h"
#include "common/letters/folding.h"
#include "common/letters/letter_rules.h"

namespace niger::lexicon {
namespace {

constexpr char32_t kHeh = 0x0647;
constexpr char32_t kTehMarbuta = 0x0629;
constexpr char32_t kAlefMaqsura = 0x0649;
constexpr char32_t kYeh = 0x064A;
constexpr char32_t kAlef = 0x0627;

std::u32string with_bare_alefs(std::u32string word) {
  for (char32_t& letter : word) {
    if (letters::plain_letter(letter) == kAlef) {
      letter = kAlef;
    }
  }
  return word;
}

void add(std::string_view word, StopWordSpellings& spellings) {
  const std::u32string exact = to_utf32(letters::exact_form(word));
  for (std::u32string spelling : {exact, with_bare_alefs(exact)}) {
    spellings.words.insert(to_utf8(spelling));
    if (spelling.back() == kYeh) {
      spelling.back() = kAlefMaqsura;
    } else if (spelling.back() == kTehMarbuta) {
      spelling.back() = kHeh;
    }
    spellings.words.insert(to_utf8(spelling));
  }
}

std::string lines_of(const std::set<std::string>& words) {
  std::string lines;
  for (const std::string& word : words) {
    lines += word + '\n';
  }
  return "R\"words(" + lines + ")words\"";
}

}  // namespace

StopWordSpellings stop_word_spellings(std::string_view list) {
  StopWordSpellings spellings;
  spellings.list_hash = fnv_hash(list);
  while (!list.empty()) {
    const std::size_t line_end = std::min(list.find('\n'), list.size());
    std::string_view line = list.substr(0, line_end);
    list.remove_prefix(std::min(line_end + 1, list.size()));
    line = line.substr(0, line.find('#'));
    while (!line.empty()) {
      const std::size_t end = std::min(line.find(' '), line.size());
      const std::string_view word = line.substr(0, end);
      line.remove_prefix(std::min(end + 1, line.size()));
      if (word.starts_with('!')) {
        spellings.exceptions.insert(letters::exact_form(word.substr(1)));
      } else if (!word.empty()) {
        add(word, spellings);
      }
    }
  }
  for (const std::string& word : spellings.exceptions) {
    spellings.words.erase(word);
  }
  return spellings;
}

std::string source_of(const StopWordSpellings& spellings) {
  return "// Written by niger-lexicon-compiler from data/lexicon/stop_words.txt: edit that file.\n"
         "#include \"common/arabic/stop_words_list.h\"\n"
         "namespace niger::arabic {\n"
         "const std::string_view kStopWords = " +
         lines_of(spellings.words) +
         ";\nconst std::string_view kStopWordExceptions = " + lines_of(spellings.exceptions) +
         ";\nconst std::uint64_t kStopWordListHash = " + std::to_string(spellings.list_hash) +
         "U;\n}  // namespace niger::arabic\n";
}

}  // namespace niger::lexicon
