#include "common/article_size.h"

#include "common/base/varint.h"
#include "common/letters/sentence_end.h"

namespace niger {

namespace {

constexpr std::size_t kMostBytes = 8;  // of a number: no article has as many words

std::optional<std::uint64_t> taken(std::string_view& bytes) {
  const std::size_t before = bytes.size();
  const std::optional<std::uint64_t> number = take_varint(bytes);
  return before - bytes.size() <= kMostBytes ? number : std::nullopt;
}

}  // namespace

void SizeCounter::begin(std::string_view text) {
  text_ = text;
  is_open_ = false;
}

void SizeCounter::add(Span span, letters::TokenKind kind, ZoneKind zone) {
  if (!is_own_text(zone)) {
    is_open_ = false;
    return;
  }
  ++size_.words;
  const auto ends = [&] {
    return last_zone_ != zone ||
           (span.begin > last_.end &&
            letters::ends_sentence(text_.substr(last_.begin, last_.size()), last_kind_,
                                   text_.substr(last_.end, span.begin - last_.end)));
  };
  if (!is_open_ || ends()) ++size_.sentences;
  is_open_ = true;
  last_ = span;
  last_kind_ = kind;
  last_zone_ = zone;
}

std::string encoded_size(const ArticleSize& size) {
  std::string out;
  if (size.words == 0) return out;
  append_varint(size.words, out);
  append_varint(size.sentences, out);
  return out;
}

std::optional<ArticleSize> decoded_size(std::string_view value) {
  if (value.empty()) return ArticleSize();
  const std::optional<std::uint64_t> words = taken(value);
  const std::optional<std::uint64_t> sentences = words ? taken(value) : std::nullopt;
  if (!sentences || !value.empty()) return std::nullopt;
  return ArticleSize{*words, *sentences};
}

}  // namespace niger
