#include "searcher/grammar/text_unit.h"

#include <algorithm>
#include <array>
#include <string>

#include "common/letters/folding.h"

namespace niger::grammar {

namespace {

struct Name {
  std::string_view text;  // folded
  TextUnit unit;
};

constexpr std::array kOperators = {
    Name{"same-sentence", TextUnit::Sentence}, Name{"same-paragraph", TextUnit::Paragraph},
    Name{"نفس-الجمله", TextUnit::Sentence},    Name{"نفس-الفقره", TextUnit::Paragraph},
    Name{"جمله", TextUnit::Sentence},          Name{"فقره", TextUnit::Paragraph},
};
constexpr std::array kNames = {
    Name{"sentence", TextUnit::Sentence}, Name{"paragraph", TextUnit::Paragraph},
    Name{"جمله", TextUnit::Sentence},     Name{"فقره", TextUnit::Paragraph},
    Name{"الجمله", TextUnit::Sentence},   Name{"الفقره", TextUnit::Paragraph},
};

template <typename Names>
TextUnit unit_in(const Names& names, std::string_view name) {
  constexpr std::size_t kMostBytes = 64;
  if (name.size() > kMostBytes) return TextUnit::None;
  const std::string folded = letters::fold(name);
  const auto at = std::find_if(names.begin(), names.end(),
                               [&folded](const Name& known) { return known.text == folded; });
  return at == names.end() ? TextUnit::None : at->unit;
}

}  // namespace

TextUnit unit_of_operator(std::string_view name) { return unit_in(kOperators, name); }

TextUnit unit_of_name(std::string_view name) { return unit_in(kNames, name); }

std::string_view operator_of(TextUnit unit) {
  return unit == TextUnit::Paragraph ? "same-paragraph" : "same-sentence";
}

std::string_view name_of(TextUnit unit) {
  return unit == TextUnit::Paragraph ? "paragraph" : "sentence";
}

}  // namespace niger::grammar
