#pragma once
/// The characters of a query by what they do in it: every dash, quote, star and stop that an Arabic
/// or a phone keyboard makes.
#include <cstddef>
#include <optional>
#include <string_view>

namespace niger::grammar {

enum class QuoteFamily { None, Straight, Guillemet, Curly, Corner };

[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_invisible(char32_t c);
[[nodiscard]] bool is_dash(char32_t c);
[[nodiscard]] bool is_leading_dash(char32_t c);
[[nodiscard]] QuoteFamily quote_family(char32_t c);
[[nodiscard]] bool is_single_quote(char32_t c);
[[nodiscard]] bool is_comma(char32_t c);
[[nodiscard]] bool is_stop(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);
[[nodiscard]] bool is_open(char32_t c);
[[nodiscard]] bool is_close(char32_t c);
[[nodiscard]] bool is_bar(char32_t c);
[[nodiscard]] bool is_star(char32_t c);
[[nodiscard]] bool is_equals(char32_t c);
[[nodiscard]] bool is_colon(char32_t c);
[[nodiscard]] bool is_field_letter(char32_t c);
/// Of digits of either script; nothing of other text, or past a million.
[[nodiscard]] std::optional<std::size_t> number(std::string_view digits);

}  // namespace niger::grammar
