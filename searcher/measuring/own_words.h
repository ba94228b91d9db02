#pragma once
/// The words of an article: of its title and its own text, in order.
#include <cstdint>
#include <string_view>
#include <vector>

#include "common/arabic/analyzer.h"
#include "common/article.h"
#include "common/article_size.h"
#include "common/letters/sentence_end.h"

namespace niger::measuring {

/// For one thread; the session must outlive it.
class OwnWords {
 public:
  explicit OwnWords(arabic::Analyzer::Session& session) : session_(session) {}

  /// Calls take(token, letters as they stand in the text, whether a sentence begins with it) for
  /// each word that is_own_text().
  template <typename Take>
  void for_each(const Article& article, const Take& take) {
    static const std::vector<Zone> kNoZones;
    for_each(article.title, kNoZones, take);
    for_each(article.text, article.zones, take);
  }

 private:
  template <typename Take>
  void for_each(std::string_view text, const std::vector<Zone>& zones, const Take& take) {
    session_.analyze(text, tokens_);
    auto zone = zones.begin();
    const arabic::TokenRef* last = nullptr;  // the word before, if it is the article's own
    ZoneKind last_kind = ZoneKind::Body;
    for (const arabic::TokenRef& token : tokens_) {
      const std::size_t begin = token.span.begin;
      while (zone != zones.end() && zone->span.end <= begin) ++zone;
      const bool is_inside = zone != zones.end() && zone->span.begin <= begin;
      const ZoneKind kind = is_inside ? zone->kind : ZoneKind::Body;
      if (!is_own_text(kind)) {
        last = nullptr;
        continue;
      }
      const bool begins = last == nullptr || kind != last_kind || ends_between(text, *last, token);
      take(token, text.substr(begin, token.span.size()), begins);
      last = &token;
      last_kind = kind;
    }
  }

  static bool ends_between(std::string_view text, const arabic::TokenRef& last,
                           const arabic::TokenRef& next) {
    return next.span.begin > last.span.end &&
           letters::ends_sentence(text.substr(last.span.begin, last.span.size()), last.kind,
                                  text.substr(last.span.end, next.span.begin - last.span.end));
  }

  arabic::Analyzer::Session& session_;
  std::vector<arabic::TokenRef> tokens_;
};

}  // namespace niger::measuring
