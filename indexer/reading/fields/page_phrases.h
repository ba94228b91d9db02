#pragma once
/// Phrases that many pages share: the usual wordings of menus, share bars, notices, credits and
/// secondary zones, from the lists of data/pages. What they make of a line is decided by
/// line_kind.h.
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

namespace niger::fields {

using Phrases = std::unordered_set<std::string>;

/// The words of each phrase, as plain_words gives them.
[[nodiscard]] Phrases folded_set(std::span<const std::string_view> phrases);

/// The words of `text`, folded, with single blanks between; punctuation is left out.
[[nodiscard]] std::string plain_words(std::string_view text);

// All of these take plain words.

/// اقرا ايضا, مواضيع ذات صله: what stands above other stories.
[[nodiscard]] bool is_related_phrase(const std::string& words);
/// الرئيسيه, تسجيل الدخول, نسخ الرابط.
[[nodiscard]] bool is_page_phrase(const std::string& words);
/// The beginning of a short line that is a notice whatever follows: جميع الحقوق محفوظه …
[[nodiscard]] bool starts_a_notice(std::string_view words);
/// Nothing but names of networks and words about sharing.
[[nodiscard]] bool is_share_bar(const std::string& words);
/// رويترز, صوره ارشيفيه: whom a photo is owed to.
[[nodiscard]] bool is_credit(const std::string& words);

}  // namespace niger::fields
