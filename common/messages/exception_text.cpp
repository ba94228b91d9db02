#include "common/messages/exception_text.h"

#include <filesystem>
#include <new>
#include <system_error>

#include "common/messages/system_text.h"
#include "common/messages/text_error.h"

namespace niger::messages {

Text exception_text(const std::exception& error, Message out_of_memory) {
  if (const auto* own = dynamic_cast<const Error*>(&error)) return text_of(*own);
  if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr) return out_of_memory;
  const auto* system = dynamic_cast<const std::system_error*>(&error);
  const bool is_thread = system != nullptr &&
                         dynamic_cast<const std::filesystem::filesystem_error*>(system) == nullptr;
  if (is_thread && system->code() == std::errc::resource_unavailable_try_again) {
    return {Message::RunNoThread, {{"reason", system_text(system->code().value())}}};
  }
  return error.what();
}

}  // namespace niger::messages
