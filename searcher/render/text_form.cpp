#include "searcher/render/text_form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "common/base/utf8.h"

namespace niger::render {

using messages::Message;
using messages::Text;
using response::Fragment;

namespace {

// The line of `whole` from `begin` to `end`, with what is highlighted of it.
Fragment part_of(const Fragment& whole, std::size_t begin, std::size_t end) {
  Fragment part{.text = whole.text.substr(begin, end - begin)};
  for (const Span& lit : whole.highlights) {
    const std::size_t from = std::max(lit.begin, begin);
    const std::size_t to = std::min(lit.end, end);
    if (from < to) part.highlights.push_back({from - begin, to - begin});
  }
  return one_line(part);
}

// How many articles match, and by how many of the words.
Text count_of(const response::SearchResponse& response) {
  if (!response.level) return {Message::ArticleCount, {{"count", response.total}}};
  const response::MatchLevel& level = *response.level;
  Text articles{Message::ArticleCount, {{"count", level.total}}};
  const bool has_all = level.least == level.words;
  const bool is_only = level.total == level.some;
  if (has_all && is_only) return {Message::AllWordsOnly, {{"articles", std::move(articles)}}};
  if (has_all) {
    return {Message::AllWordsCount, {{"articles", std::move(articles)}, {"some", level.some}}};
  }
  if (is_only) {
    return {Message::FewWordsCount,
            {{"articles", std::move(articles)}, {"least", level.least}, {"words", level.words}}};
  }
  return {Message::SomeWordsCount,
          {{"articles", std::move(articles)},
           {"least", level.least},
           {"words", level.words},
           {"some", level.some}}};
}

// The same, with the number of copies that are left out or among them.
Text count_with_copies(const response::SearchResponse& response) {
  Text count = count_of(response);
  const std::uint64_t copies = response.copies.value_or(0);
  if (copies == 0) return count;
  if (response.with_copies) {
    return {Message::CountWithoutCopies,
            {{"articles", std::move(count)}, {"count", response.total - copies}}};
  }
  return {Message::CountWithCopies,
          {{"articles", std::move(count)}, {"count", response.total + copies}}};
}

std::string listed(const std::vector<std::string>& words, messages::Language language) {
  std::string list;
  for (const std::string& word : words) {
    list +=
        (list.empty() ? "" : messages::localized(Message::ListComma, language)) + one_line(word);
  }
  return list;
}

}  // namespace

std::string date_text(const Date& date) {
  if (!date.known()) return {};
  std::array<char, 48> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return buffer.data();
}

Text summary_of(const response::SearchResponse& response) {
  Text all = count_with_copies(response);
  if (response.partial) all = {Message::CountSoFar, {{"articles", std::move(all)}}};
  if (response.hits.empty() || response.hits.size() == response.total) return all;
  return {Message::ArticleCountShown,
          {{"articles", std::move(all)},
           {"first", response.hits.front().rank},
           {"last", response.hits.back().rank}}};
}

Text copies_text(const response::Copies& copies, messages::Language language) {
  Text text{Message::CopyCount, {{"count", copies.count}}};
  const std::string sources = listed(copies.sources, language);
  if (copies.same_site) {
    text = {Message::CopySameSite, {{"copies", std::move(text)}}};
  } else if (!sources.empty()) {
    text = {Message::CopySources, {{"copies", std::move(text)}, {"sources", sources}}};
  }
  const std::string date = date_text(copies.first_date);
  if (!date.empty()) {
    text = {Message::CopiesSince, {{"copies", std::move(text)}, {"date", date}}};
  }
  if (copies.is_short_form) text = {Message::CopyOfLonger, {{"copies", std::move(text)}}};
  return text;
}

std::string_view name_of(response::CopyKind kind) {
  switch (kind) {
    case response::CopyKind::SameText:
      return "same-text";
    case response::CopyKind::Edited:
      return "edited";
    case response::CopyKind::ShortForm:
      return "short-form";
    case response::CopyKind::LongForm:
      return "long-form";
  }
  return {};
}

Text difference_text(const response::CopyDifference& difference, messages::Language language) {
  Text text;
  switch (difference.kind) {
    case response::CopyKind::SameText:
      return Message::CopySameText;
    case response::CopyKind::Edited: {
      // Never all of it: something differs.
      const auto percent = std::min<std::uint64_t>(
          99, static_cast<std::uint64_t>(std::lround(100 * difference.shared)));
      text = {Message::CopyEdited, {{"percent", percent}}};
      break;
    }
    case response::CopyKind::ShortForm:
      return {Message::CopyShortForm, {{"count", difference.words}}};
    case response::CopyKind::LongForm:
      return {Message::CopyLongForm, {{"count", difference.words}}};
  }
  if (!difference.only_there.empty()) {
    text = {Message::CopyHas,
            {{"kind", std::move(text)}, {"words", listed(difference.only_there, language)}}};
  }
  if (!difference.only_here.empty()) {
    text = {Message::CopyLacks,
            {{"kind", std::move(text)}, {"words", listed(difference.only_here, language)}}};
  }
  return text;
}

std::string title_text(std::string_view title, bool from_lead, messages::Language language) {
  std::string shown = one_line(title);
  if (!from_lead || shown.empty()) return shown;
  return messages::localized({Message::LabelUntitled, {{"words", std::move(shown)}}}, language);
}

Fragment one_line(const Fragment& fragment) {
  Fragment out;
  out.starts_text = fragment.starts_text;
  out.ends_text = fragment.ends_text;
  std::vector<std::size_t> moved(fragment.text.size() + 1);
  std::size_t offset = 0;
  bool blank = true;  // no space at the beginning
  while (offset < fragment.text.size()) {
    const std::size_t begin = offset;
    const char32_t c = next_code_point(fragment.text, offset);
    for (std::size_t i = begin; i < offset; ++i) moved[i] = out.text.size();
    if (turns_direction(c)) continue;
    if (is_blank_in_line(c)) {
      if (!blank) out.text.push_back(' ');
      blank = true;
      continue;
    }
    append_utf8(c, out.text);
    blank = false;
  }
  if (!out.text.empty() && out.text.back() == ' ') out.text.pop_back();
  moved.back() = out.text.size();
  for (const Span& span : fragment.highlights) {
    const std::size_t begin = std::min(moved[span.begin], out.text.size());
    const std::size_t end = std::min(moved[span.end], out.text.size());
    if (begin < end) out.highlights.push_back({begin, end});
  }
  return out;
}

std::string one_line(std::string_view text) {
  return one_line(Fragment{.text = std::string(text)}).text;
}

std::string without_commands(std::string_view text) {
  std::string out;
  std::size_t offset = 0;
  while (offset < text.size()) {
    const char32_t c = next_code_point(text, offset);
    if (turns_direction(c)) continue;
    const bool plain = c == ' ' || c == '\n' || !is_blank_in_line(c);
    append_utf8(plain ? c : kReplacementCharacter, out);
  }
  return out;
}

std::vector<ArticleLine> lines_of(const response::ShownArticle& shown) {
  std::vector<ArticleLine> out;
  const std::string& text = shown.text.text;
  auto zone = shown.article.zones.begin();
  const auto no_zone = shown.article.zones.end();
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    while (zone != no_zone && zone->span.end <= begin) ++zone;
    const bool related =
        zone != no_zone && zone->kind == ZoneKind::Related && zone->span.begin <= begin;
    out.push_back({part_of(shown.text, begin, end), related});
    begin = end + 1;
  }
  return out;
}

}  // namespace niger::render
