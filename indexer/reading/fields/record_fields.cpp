#include "indexer/reading/fields/record_fields.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <utility>

#include "common/lists/rows.h"
#include "indexer/reading/fields/date_text.h"
#include "indexer/reading/fields/line_kind.h"

namespace niger::fields {
namespace {

// What the names of data/records are given to, by our name of it.
constexpr std::pair<std::string_view, FieldRole> kOurNames[] = {
    {"id", FieldRole::Id},
    {"title", FieldRole::Title},
    {"body", FieldRole::Text},
    {"text", FieldRole::Text},
    {"abstract", FieldRole::Abstract},
    {"date", FieldRole::Date},
    {"source", FieldRole::Source},
    {"author", FieldRole::Author},
    {"place", FieldRole::Place},
    {"category", FieldRole::Category},
    {"keywords", FieldRole::Keywords},
    {"language", FieldRole::Language},
    {"url", FieldRole::Url},
};

std::span<const lists::KindRow<FieldRole>> usual_names() {
  using enum FieldRole;
  static constexpr lists::KindRow<FieldRole> kNames[] = {
#include "data/records/field_names.inc"
  };
  return kNames;
}

std::string lower(std::string_view name) {
  std::string out(name);
  for (char& c : out) {
    c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

// articleContent, article_content and «Article Content» are one name.
std::string plain_name(std::string_view name) {
  std::string out = lower(name);
  std::erase_if(out, [](char c) { return c == '_' || c == '-' || c == ' '; });
  return out;
}

// Wed Oct 07 10:00:00 +0000 2020, as ctime and Twitter write it: 07 Oct 2020.
std::string reordered(std::string_view value) {
  constexpr std::size_t kDayAt = 8;
  const std::size_t last = value.rfind(' ');
  if (value.size() < 20 || last == std::string_view::npos || value.size() - last != 5 ||
      value[3] != ' ' || value[7] != ' ' || value.find(':') == std::string_view::npos) {
    return {};
  }
  return std::string(value.substr(kDayAt, 2)) + " " + std::string(value.substr(4, 3)) +
         std::string(value.substr(last));
}

// The value of a date field: written out, 20240420, or seconds since 1970.
Date date_of(std::string_view value) {
  if (const std::string day = reordered(value); !day.empty()) {
    if (const auto found = find_date(day)) return found->date;
  }
  if (const auto found = find_date(value)) {
    return found->date;
  }
  if (const auto compact = date_in_path(value)) {
    return *compact;
  }
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  const bool whole = error == std::errc() && end == value.data() + value.size();
  return whole ? date_of_unix_time(seconds).value_or(Date{}) : Date{};
}

}  // namespace

std::string our_field_names() {
  std::string names;
  for (const auto& [ours, role] : kOurNames) {
    names += names.empty() ? "" : ", ";
    names += ours;
  }
  return names;
}

FieldRole role_named(std::string_view name) {
  for (const auto& [ours, role] : kOurNames) {
    if (ours == name) {
      return role;
    }
  }
  return FieldRole::None;
}

RecordFields::Match RecordFields::match(std::string_view name) const {
  for (const auto& [ours, theirs] : mapping_) {
    if (theirs == name) {
      return {role_named(ours), -1};
    }
  }
  static const std::unordered_map<std::string, std::pair<FieldRole, int>> known = [] {
    std::unordered_map<std::string, std::pair<FieldRole, int>> made;
    std::array<int, kFieldRoles> ranks{};  // of the next name of each role
    for (const auto& [role, usual] : usual_names()) {
      made.emplace(plain_name(usual), std::pair{role, ranks[static_cast<std::size_t>(role)]++});
    }
    return made;
  }();
  const auto found = known.find(plain_name(name));
  return found == known.end() ? Match{} : Match{found->second.first, found->second.second};
}

bool RecordFields::wants(std::string_view name) const {
  const Match found = match(name);
  return found.role != FieldRole::None && found.rank < slot(found.role).rank;
}

FieldRole RecordFields::role_of(std::string_view name) const { return match(name).role; }

void RecordFields::guess_text(std::string_view name, std::string_view value) {
  slot(FieldRole::Text) = {kGuessed, std::string(trimmed(value)), {}, {}};
  guessed_name_ = name;
}

RecordFields::Slot* RecordFields::better_slot(std::string_view name) {
  const Match found = match(name);
  if (found.role == FieldRole::None) {
    return nullptr;
  }
  Slot& held = slot(found.role);
  if (found.rank >= held.rank) {
    return nullptr;
  }
  held = Slot{};
  held.rank = found.rank;
  return &held;
}

void RecordFields::put(std::string_view name, std::string_view value) {
  const std::string_view kept = trimmed(value);
  if (kept.empty()) {
    return;
  }
  if (Slot* held = better_slot(name)) {
    held->value = kept;
  }
}

void RecordFields::put_date(std::string_view name, Date date) {
  if (Slot* held = better_slot(name)) {
    held->date = date;
  }
}

void RecordFields::put_keywords(std::string_view name, std::vector<std::string> keywords) {
  if (keywords.empty()) {
    return;
  }
  Slot* held = better_slot(name);
  if (held == nullptr) {
    return;
  }
  for (const std::string& keyword : keywords) {  // authors: [...] names them all
    held->value.append(held->value.empty() ? "" : "، ").append(keyword);
  }
  held->keywords = std::move(keywords);
}

std::string RecordFields::take(FieldRole role) { return std::exchange(slot(role), {}).value; }

void RecordFields::give(ArticleDraft& draft, Provenance from) {
  const Slot date = std::exchange(slot(FieldRole::Date), {});
  draft.set_date(date.date.known() ? date.date : date_of(date.value), from);
  Slot keywords = std::exchange(slot(FieldRole::Keywords), {});
  draft.set_keywords(
      keywords.keywords.empty() ? split_keywords(keywords.value) : std::move(keywords.keywords),
      from);
  std::string language = lower(take(FieldRole::Language));
  language.resize(std::min(language.find_first_of("-_"), language.size()));
  draft.set(ArticleField::Language, language, from);
  draft.set(ArticleField::Source, take(FieldRole::Source), from);
  draft.set(ArticleField::Author, take(FieldRole::Author), from);
  draft.set(ArticleField::Place, take(FieldRole::Place), from);
  draft.set(ArticleField::Category, take(FieldRole::Category), from);
  draft.set(ArticleField::Url, take(FieldRole::Url), from);
}

}  // namespace niger::fields
