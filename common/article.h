#pragma once
/// One article as plain fields: what a reader makes of a source and a writer makes postings of. No
/// reading, no analysis, no Xapian here.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "common/base/utf8.h"

namespace niger {

/// What a part of an article's text is. A text byte that no zone covers is Body.
/// The numbers are stored: never reuse one.
enum class ZoneKind : std::uint8_t {
  Body = 0,
  Lead = 1,         ///< the sub-title or first paragraph that sums the article up
  Caption = 2,      ///< of a photo or a table
  Related = 3,      ///< the tail after إقرأ أيضاً: other stories' headlines and texts
  Boilerplate = 4,  ///< menus, share lines, site notices: stored for show, never searched
  Metadata = 5,     ///< lines that state fields: تاريخ النشر: … , المصدر: …
};

struct Zone {
  ZoneKind kind = ZoneKind::Body;
  Span span;  ///< bytes of Article::text

  friend bool operator==(const Zone&, const Zone&) = default;
};

/// Where the date of an article was found, most trusted first. The numbers are stored.
enum class DateOrigin : std::uint8_t {
  None = 0,
  Metadata = 1,  ///< a field of the record, an HTML meta element, JSON-LD
  Text = 2,      ///< a line of the text that states it
  Url = 3,       ///< the URL or the path holds a date
  FileTime = 4,  ///< the last change of the file: a guess
};

/// The fields of an article that a reader looks for.
enum class ArticleField : std::uint8_t {
  Title,
  Date,
  Source,
  Author,
  Place,
  Category,
  Keywords,
  Language,
  Url,
};
inline constexpr std::size_t kArticleFields = 9;

/// Where a field was found. Not stored: for reports.
enum class FieldOrigin : std::uint8_t {
  None,
  Record,     ///< a field of the record: JSON, CSV, TREC markup, front matter, a web archive
  Head,       ///< meta elements and JSON-LD of a page
  Page,       ///< an element of the page
  FirstLine,  ///< the headline that the text starts with
  Text,       ///< a line of the text that states it
  Url,        ///< the address, or the path of the file
  Folder,     ///< a folder named after a site
  FileTime,   ///< the last change of the file: a guess
  Letters,    ///< known by the letters of the text
};
inline constexpr std::size_t kFieldOrigins = 10;

/// A day of the proleptic Gregorian calendar; year 0 means that no date is known.
struct Date {
  int year = 0;
  int month = 0;  ///< 1–12
  int day = 0;    ///< 1–31

  [[nodiscard]] bool known() const { return year != 0; }
  // clang-tidy 14 takes the 0 of a defaulted <=> for a pointer.
  friend auto operator<=>(const Date&, const Date&) = default;  // NOLINT(modernize-use-nullptr)
};

/// One article. All strings are valid UTF-8, in the article's own spelling; an empty string means
/// that the field is not known.
struct Article {
  std::string id;      ///< for people: the record's own id, else path[#n]; see article_key.h
  std::string path;    ///< the file it came from, as walked
  std::string record;  ///< which record of the file: line number, archive entry; empty: the file
  /// How much of `record` names the entry of an archive that it lies in; 0: in none.
  std::uint32_t entry_bytes = 0;
  /// Which of the articles with its id in its file or entry, from 1. 0: the collection promises
  /// that ids are unique, and of several with one id the last counts.
  std::uint32_t repetition = 0;
  std::string title;
  std::string text;         ///< everything but the title, zones included
  std::vector<Zone> zones;  ///< sorted, not overlapping; gaps are Body
  Date date;
  DateOrigin date_origin = DateOrigin::None;
  std::string source;  ///< publisher: المصدر
  std::string author;
  std::string place;  ///< of the dateline: واشنطن
  std::string category;
  std::vector<std::string> keywords;
  std::string language;  ///< BCP 47 code: ar, en …
  std::string url;
  std::string encoding;  ///< how its bytes were read: UTF-8, windows-1256 …
  std::array<FieldOrigin, kArticleFields> origins{};  ///< of each ArticleField
};

}  // namespace niger
