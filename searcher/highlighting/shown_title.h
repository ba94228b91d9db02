#pragma once
/// The title that an article is shown by: its own, or the first words of its text where it has
/// none.
#include <string>

#include "common/article.h"

namespace niger::highlighting {

struct ShownTitle {
  std::string text;        ///< empty: neither title nor text
  bool from_lead = false;  ///< the first words stand in for a title
};

[[nodiscard]] ShownTitle shown_title(const Article& article);

/// As many bytes of first words, about.
inline constexpr std::size_t kLeadTitleBytes = 140;

}  // namespace niger::highlighting
