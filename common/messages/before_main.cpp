// The message of a program with too little memory to start. Libraries make objects of their own
// before main (Xapian a query, ICU its tables), and nobody can catch what they throw; libstdc++
// ends the process where it has no memory for the exception either. Linked into the programs
// themselves, as what .preinit_array names comes before the first library. Nothing here asks for
// memory.
#include <cxxabi.h>
#include <errno.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>
#include <typeinfo>

#include "common/messages/catalogue.h"

namespace {

using namespace niger;

messages::Language language_wanted() {
  for (const char* name : {"NIGER_LANG", "LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread has started
    if (value != nullptr && *value != '\0') {
      return std::string_view(value).starts_with("ar") ? messages::Language::Arabic
                                                       : messages::Language::English;
    }
  }
  return messages::Language::English;
}

[[noreturn]] void end_without_memory() {
  const std::type_info* thrown = abi::__cxa_current_exception_type();
  if (thrown != nullptr && *thrown != typeid(std::bad_alloc)) {
    std::abort();
  }
  const std::array<std::string_view, 4> line = {
      program_invocation_short_name, ": ",
      messages::words_of(messages::Message::NIGER_OUT_OF_MEMORY, language_wanted()), "\n"};
  for (const std::string_view words : line) {
    (void)!write(STDERR_FILENO, words.data(), words.size());
  }
  _exit(2);
}

void prepare() { std::set_terminate(end_without_memory); }

__attribute__((section(".preinit_array"), used)) void (*const kFirst)() = prepare;

}  // namespace
