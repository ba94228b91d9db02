#pragma once
/// The kind of a line of a page that is not its story: known wordings of menus, share bars,
/// captions, fields and secondary zones. One line at a time; structure.h puts the whole together.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace niger::fields {

/// A field that a page states in its text.
enum class FieldKind : std::uint8_t { Date, Source, Author, Keywords, Category, Place, Url };

struct FieldLine {
  FieldKind kind = FieldKind::Date;
  std::string_view value;  ///< of the line, trimmed, never empty
};

/// `تاريخ النشر: …`, `المصدر: …`, `بقلم: …`, `كلمات دلالية: …`: the field, where the label and the
/// length of the line say that it is one. `line` is trimmed.
[[nodiscard]] std::optional<FieldLine> field_line(std::string_view line);

/// `إقرأ أيضاً:` and the like, alone (rest empty) or before a headline (rest).
struct RelatedMark {
  std::string_view rest;
};
[[nodiscard]] std::optional<RelatedMark> related_mark(std::string_view line);

/// Menu remnants, share bars, notices: `تجاوز إلى المحتوى الرئيسي`, `شارك`, `الرئيسية | رياضة`.
[[nodiscard]] bool is_boilerplate(std::string_view line);

/// The words under a photo: a credit (`(رويترز)`, `Photo by …`) in a line of its own.
[[nodiscard]] bool is_caption(std::string_view line);

/// How a paragraph of an agency starts: `واشنطن - `, `القاهرة (رويترز) – `, `نيامي، 5 مايو 2024 -
/// `, `درنة - 15 سبتمبر 2023 - `.
struct Dateline {
  std::string_view place;  ///< empty: there is no dateline
  std::string_view after;  ///< after the place, up to a second dash: a date, if it is one
};
[[nodiscard]] Dateline dateline_of(std::string_view paragraph);

/// The keywords of a field's value, split at ، , ; | # / or, where there is none, at blanks.
[[nodiscard]] std::vector<std::string> split_keywords(std::string_view value);

/// `text` without blanks, invisible direction marks and U+00A0 at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace niger::fields
