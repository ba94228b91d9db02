#pragma once
/// The byline: a line of its own above a report that tells whose it is and where it was written.
#include <string_view>

namespace niger::fields {

/// True where `line`, trimmed, is nothing but names, agencies and places with dashes, commas,
/// slashes or parentheses between: سالم الوادي، عكاظ – جدة, رويترز - لندن, سالم الوادي (أ ف ب).
/// Such a line is as short as a headline. One of its pieces, four at most, is a known agency or
/// paper; the others have four words at most, none that joins a sentence. Names and places alone
/// are no byline: a headline may be like them.
[[nodiscard]] bool is_byline(std::string_view line);

}  // namespace niger::fields
