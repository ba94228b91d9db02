#include "searcher/highlighting/shown_sentences.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "common/base/content_hash.h"
#include "common/letters/folding.h"

namespace niger::highlighting {

using response::Fragment;

namespace {

constexpr std::size_t kRun = 4;  // words
// Another fragment is looked for so often.
constexpr int kMostTries = 3;

// The hashes of every kRun words in a row, whatever stands between words; of fewer words one.
std::vector<std::uint64_t> runs_of(std::string_view text) {
  const std::string folded = letters::fold(text);
  std::vector<std::uint64_t> words;
  constexpr std::string_view kBetween = " \t\n\r.,:;!?\"'()[]-";
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = folded.find_first_not_of(kBetween, at);
    if (begin == std::string::npos) break;
    at = std::min(folded.find_first_of(kBetween, begin), folded.size());
    words.push_back(content_hash(std::string_view(folded).substr(begin, at - begin)));
  }
  std::vector<std::uint64_t> runs;
  const std::size_t length = std::min(kRun, words.size());
  for (std::size_t first = 0; length > 0 && first + length <= words.size(); ++first) {
    std::uint64_t hash = 0;
    for (std::size_t word = first; word < first + length; ++word) hash = hash * 31 + words[word];
    runs.push_back(hash);
  }
  return runs;
}

// The zones with a stretch that no fragment may be of.
std::vector<Zone> without(const std::vector<Zone>& zones, Span hidden) {
  std::vector<Zone> out;
  const auto add = [&out](ZoneKind kind, std::size_t begin, std::size_t end) {
    if (begin < end) {
      Zone zone;
      zone.kind = kind;
      zone.span = {begin, end};
      out.push_back(zone);
    }
  };
  bool is_in = false;
  for (const Zone& zone : zones) {
    add(zone.kind, zone.span.begin, std::min(zone.span.end, hidden.begin));
    if (!is_in && zone.span.end > hidden.begin) {
      add(ZoneKind::Boilerplate, hidden.begin, hidden.end);
      is_in = true;
    }
    add(zone.kind, std::max(zone.span.begin, hidden.end), zone.span.end);
  }
  if (!is_in) add(ZoneKind::Boilerplate, hidden.begin, hidden.end);
  std::stable_sort(out.begin(), out.end(), [](const Zone& one, const Zone& other) {
    return one.span.begin < other.span.begin;
  });
  return out;
}

bool matches_query(const std::vector<Fragment>& snippet) {
  return std::any_of(snippet.begin(), snippet.end(),
                     [](const Fragment& fragment) { return !fragment.highlights.empty(); });
}

}  // namespace

std::vector<Fragment> ShownSentences::snippet(Highlighter& highlighter, const Article& article,
                                              const response::SnippetOptions& options,
                                              const index::WordPlaces* places) {
  std::vector<Fragment> chosen = highlighter.snippet(article.text, article.zones, options, places);
  std::vector<Zone> zones = article.zones;
  for (int tries = 0; tries < kMostTries; ++tries) {
    const auto repeated =
        std::find_if(chosen.begin(), chosen.end(),
                     [this](const Fragment& fragment) { return was_shown(fragment); });
    if (repeated == chosen.end()) {
      add(chosen);
      return chosen;
    }
    const std::size_t at = article.text.find(repeated->text);
    if (at == std::string::npos || repeated->text.empty()) break;
    zones = without(zones, {at, at + repeated->text.size()});
    chosen = highlighter.snippet(article.text, zones, options, places);
    if (!matches_query(chosen)) break;
  }
  // It has nothing else to say of the query: what it says is shown once more.
  chosen = highlighter.snippet(article.text, article.zones, options, places);
  add(chosen);
  return chosen;
}

bool ShownSentences::was_shown(const Fragment& fragment) const {
  const std::vector<std::uint64_t> runs = runs_of(fragment.text);
  const auto known = std::count_if(runs.begin(), runs.end(),
                                   [this](std::uint64_t run) { return shown_.contains(run); });
  return !runs.empty() &&
         static_cast<double>(known) >= kSameShare * static_cast<double>(runs.size());
}

void ShownSentences::add(const std::vector<Fragment>& snippet) {
  for (const Fragment& fragment : snippet) {
    for (const std::uint64_t run : runs_of(fragment.text)) shown_.insert(run);
  }
}

}  // namespace niger::highlighting
