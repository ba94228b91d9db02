#pragma once
/// The fields of a record as fields of an article. One record of JSON, CSV, TREC markup, front
/// matter or an HTML head becomes an article, by the usual names of fields or by a mapping.
#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/fields/article_draft.h"

namespace niger::fields {

enum class FieldRole : std::uint8_t {
  None,
  Id,
  Title,
  Text,
  Abstract,
  Date,
  Source,
  Author,
  Place,
  Category,
  Keywords,
  Language,
  Url,
};
inline constexpr std::size_t kFieldRoles = 13;

/// Our name of a role in `--field title=headline`; None where there is no such role.
[[nodiscard]] FieldRole role_named(std::string_view name);

/// All of them, as a person is told: "id, title, …".
[[nodiscard]] std::string our_field_names();

/// Collects the fields of one record. Of several names of one role the better known wins: `text`
/// before `content` before `description`.
class RecordFields {
 public:
  /// `mapping`: our names to theirs, which go before the usual names. It must outlive the object.
  explicit RecordFields(const std::map<std::string, std::string>& mapping) : mapping_(mapping) {}

  /// True where a field called `name` would be used: others need no decoding.
  [[nodiscard]] bool wants(std::string_view name) const;

  /// What a field of that name would be.
  [[nodiscard]] FieldRole role_of(std::string_view name) const;

  /// No field is known for a text: this one is taken for it. The collector keeps its name, and all
  /// that there were, for a person who may know better.
  void guess_text(std::string_view name, std::string_view value);
  void note_names(std::string names) { seen_names_ = std::move(names); }
  [[nodiscard]] const std::string& guessed_name() const { return guessed_name_; }
  [[nodiscard]] const std::string& seen_names() const { return seen_names_; }

  /// `value` is UTF-8; blanks around it are cut off, an empty one is no value.
  void put(std::string_view name, std::string_view value);
  void put_date(std::string_view name, Date date);
  void put_keywords(std::string_view name, std::vector<std::string> keywords);

  [[nodiscard]] bool has(FieldRole role) const { return slot(role).rank != kNoRank; }
  [[nodiscard]] const std::string& value(FieldRole role) const { return slot(role).value; }

  /// The value of a field that the collector has no more afterwards.
  [[nodiscard]] std::string take(FieldRole role);
  /// Sets what is known of the fields of the draft but its title; id and texts stay, too.
  void give(ArticleDraft& draft, Provenance from);
  void clear() {
    slots_ = {};
    guessed_name_.clear();
    seen_names_.clear();
  }

 private:
  static constexpr int kNoRank = 1000;
  static constexpr int kGuessed = 999;
  struct Slot {
    int rank = kNoRank;
    std::string value;
    Date date;
    std::vector<std::string> keywords;
  };
  struct Match {
    FieldRole role = FieldRole::None;
    int rank = kNoRank;
  };

  [[nodiscard]] Match match(std::string_view name) const;
  [[nodiscard]] const Slot& slot(FieldRole role) const {
    return slots_[static_cast<std::size_t>(role)];
  }
  [[nodiscard]] Slot& slot(FieldRole role) { return slots_[static_cast<std::size_t>(role)]; }
  Slot* better_slot(std::string_view name);

  const std::map<std::string, std::string>& mapping_;
  std::array<Slot, kFieldRoles> slots_;
  std::string guessed_name_;
  std::string seen_names_;
};

}  // namespace niger::fields
