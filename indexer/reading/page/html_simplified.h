#pragma once
/// A page that asks too much of its parser (html_bounds.h), rewritten in a simple subset of HTML.
#include <string>
#include <string_view>

namespace niger::page {

/// `page` in a form that the parser takes in linear time: every element is closed in its order,
/// tables and paragraphs are plain divisions, and no more than some hundred elements stand open at
/// once. Text that stood deeper stands in the deepest of them; none is lost.
[[nodiscard]] std::string simplified(std::string_view page);

}  // namespace niger::page
