/// libgumbo, but that a page with a mark in it ends the process, as assertions of the library do:
/// for tests of what outlives that. Linked into a test program, or preloaded by a test of the
/// programs.
#include <dlfcn.h>
#include <gumbo.h>
#include <stdlib.h>

#include <string_view>

namespace {

constexpr std::string_view kMark = "NIGER-DEADLY";

}  // namespace

extern "C" GumboOutput* gumbo_parse_with_options(const GumboOptions* options, const char* buffer,
                                                 size_t length) {
  if (std::string_view(buffer, length).find(kMark) != std::string_view::npos) {
    abort();
  }
  using Parse = GumboOutput* (*)(const GumboOptions*, const char*, size_t);
  static const auto parse = reinterpret_cast<Parse>(dlsym(RTLD_NEXT, "gumbo_parse_with_options"));
  return parse(options, buffer, length);
}
