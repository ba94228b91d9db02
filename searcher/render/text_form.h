#pragma once
/// Forms of text that several renderers share: numbers without a locale, dates, one line of a text.
#include <string>
#include <string_view>
#include <vector>

#include "common/article.h"
#include "searcher/response/response.h"

namespace niger::render {

/// 2024-04-20; empty for a date that is not known.
[[nodiscard]] std::string date_text(const Date& date);

/// `fragment` on one line: each run of white space and control characters is one space, and
/// characters that turn the direction of text are left out; ranges are moved accordingly.
[[nodiscard]] response::Fragment one_line(const response::Fragment& fragment);
[[nodiscard]] std::string one_line(std::string_view text);

/// `text` as HTML, in an element or in quotes, without commands.
[[nodiscard]] std::string html_escaped(std::string_view text);

/// `text` without what a terminal obeys: control characters but line ends become U+FFFD, characters
/// that turn the direction of text are left out.
[[nodiscard]] std::string without_commands(std::string_view text);

/// `text` as a value of CSV (RFC 4180), without commands. Where a spreadsheet would run it (after
/// any blanks, characters that are not seen and apostrophes it begins with = + - @ or a
/// compatibility form of these) an apostrophe stands before it, as OWASP advises: whoever reads the
/// value takes the first apostrophe away from what then would be guarded.
[[nodiscard]] std::string csv_value(std::string_view text);

/// `text` as a value of TSV: on one line, guarded in the same way, never in quotes.
[[nodiscard]] std::string tsv_value(std::string_view text);

/// How many articles there are, and which of them are shown.
[[nodiscard]] messages::Text summary_of(const response::SearchResponse& response);

/// How many copies there are, where they appeared and when the first did.
[[nodiscard]] messages::Text copies_text(const response::Copies& copies,
                                         messages::Language language);

/// The name of a kind, for programs: same-text, edited, short-form, long-form.
[[nodiscard]] std::string_view name_of(response::CopyKind kind);

/// What differs between a copy and the hit that it is shown with, at a glance.
[[nodiscard]] messages::Text difference_text(const response::CopyDifference& difference,
                                             messages::Language language);

/// A title as it is shown to a person, marked where the first words of the text stand in for it.
[[nodiscard]] std::string title_text(std::string_view title, bool from_lead,
                                     messages::Language language);

/// A line of a stored text with what is highlighted of it.
struct ArticleLine {
  response::Fragment text;
  bool related = false;  ///< of the secondary zone
};

/// The lines of the text as it is kept, empty ones too.
[[nodiscard]] std::vector<ArticleLine> lines_of(const response::ShownArticle& shown);

}  // namespace niger::render
