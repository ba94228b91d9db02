#pragma once
/// Bounds of what an HTML page may ask of its parser. Elements that are thousands deep, thousands
/// of unclosed <b> that every paragraph opens again, a hundred thousand attributes cost libgumbo
/// the square of a page's size, and some mixtures of MathML and forms end it.
#include <string>
#include <string_view>

namespace niger::page {

/// False where the parser might take long over `page`, or end the program. Follows the page's tags
/// and never counts fewer open elements than the parser has: an end tag closes what stands open
/// here only where the parser is bound to close it, too. Ordinary pages stay far below the bounds.
[[nodiscard]] bool parser_can_take(std::string_view page);

/// `page` itself, or its simplified form where the parser cannot take it.
[[nodiscard]] std::string bounded(std::string&& page);

}  // namespace niger::page
