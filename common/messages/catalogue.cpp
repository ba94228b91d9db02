#include "common/messages/catalogue.h"

#include <iterator>

namespace niger::messages {
namespace {

struct Row {
  std::string_view name;
  std::string_view english;
  std::string_view arabic;
};

// Not std::array: deducing its type of so many rows is beyond clang.
constexpr Row kRows[] = {
#define NIGER_MESSAGE(name, english, arabic) Row{#name, english, arabic},
#include "common/messages/catalogue.inc"
#undef NIGER_MESSAGE
};

}  // namespace

std::string_view words_of(Message message, Language language) {
  const Row& row = kRows[static_cast<std::size_t>(message)];
  return language == Language::Arabic ? row.arabic : row.english;
}

std::string_view name_of(Message message) { return kRows[static_cast<std::size_t>(message)].name; }

std::size_t message_count() { return std::size(kRows); }

}  // namespace niger::messages
