#pragma once
/// The parts of a text in which words may have to stand together, and their names in queries.
#include <string_view>

namespace niger::grammar {

enum class TextUnit { None, Sentence, Paragraph };

/// Of the name before a parenthesis: same-sentence, نفس-الجملة, جملة; None of any other.
[[nodiscard]] TextUnit unit_of_operator(std::string_view name);

/// Of the name after a quote: sentence, جملة; None of any other.
[[nodiscard]] TextUnit unit_of_name(std::string_view name);

/// The name before a parenthesis, in English: same-sentence.
[[nodiscard]] std::string_view operator_of(TextUnit unit);

/// The name after a quote, in English: sentence.
[[nodiscard]] std::string_view name_of(TextUnit unit);

}  // namespace niger::grammar
