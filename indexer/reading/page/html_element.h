#pragma once
/// The meaning of an element of the parser's tree for its text, by its tag and its style alone. Its
/// class and id are read elsewhere (element_names.h).
#include <gumbo.h>

#include <string>
#include <string_view>

namespace niger::page {

/// The value of an attribute; empty where there is none.
[[nodiscard]] std::string_view attribute(const GumboElement& element, const char* name);

/// Names of classes and the like in an attribute: what is longer is no name.
[[nodiscard]] std::string_view names_in(const GumboElement& element, const char* name);

/// With small letters of ASCII, as values of HTML are compared.
[[nodiscard]] std::string in_small_letters(std::string_view text);

/// True where nobody reads what is within: scripts, frames, controls of a form.
[[nodiscard]] bool is_invisible(GumboTag tag);

/// True where the element's text goes on in the line.
[[nodiscard]] bool is_inline(GumboTag tag);

[[nodiscard]] bool is_hidden(const GumboElement& element);

/// True where text stands out as headlines of old pages do: bold, or in large letters.
[[nodiscard]] bool is_emphasised(const GumboElement& element);

}  // namespace niger::page
