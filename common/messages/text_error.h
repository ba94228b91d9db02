#pragma once
/// An error whose message exists in either language; what() is the English.
#include <utility>

#include "common/base/error.h"
#include "common/messages/text.h"

namespace niger::messages {

class TextError : public Error {
 public:
  TextError(ErrorKind kind, Text text)
      : Error(kind, localized(text, Language::English)), text_(std::move(text)) {}

  [[nodiscard]] const Text& text() const { return text_; }

 private:
  Text text_;
};

/// What an error says.
[[nodiscard]] inline Text text_of(const Error& error) {
  const auto* with_text = dynamic_cast<const TextError*>(&error);
  return with_text != nullptr ? with_text->text() : Text(error.what());
}

}  // namespace niger::messages
