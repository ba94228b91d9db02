#include "indexer/reading/fields/site_name.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace niger::fields {
namespace {

constexpr std::string_view kEndings[] = {
#include "data/pages/site_endings.inc"
};

}  // namespace

std::string host_of(std::string_view url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string_view::npos) {
    return {};
  }
  std::string_view host = url.substr(begin + 3);
  host = host.substr(0, host.find_first_of("/:?#"));
  if (host.starts_with("www.")) {
    host.remove_prefix(4);
  }
  return std::string(host);
}

std::string site_in_path(std::string_view path) {
  while (true) {
    const std::size_t slash = path.rfind('/');
    if (slash == std::string_view::npos) {
      return {};
    }
    path = path.substr(0, slash);
    std::string_view folder = path.substr(path.rfind('/') + 1);
    const std::size_t dot = folder.rfind('.');
    if (dot == std::string_view::npos || dot == 0) {
      continue;
    }
    const std::string_view ending = folder.substr(dot + 1);
    const bool is_country = ending.size() == 2;
    const bool is_host = folder.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") ==
                             std::string_view::npos &&
                         ending.find_first_of("0123456789-") == std::string_view::npos &&
                         folder.find_first_not_of("0123456789.") < dot &&
                         folder.find("..") == std::string_view::npos &&
                         (is_country || std::find(std::begin(kEndings), std::end(kEndings),
                                                  ending) != std::end(kEndings));
    if (is_host && !(is_country && (ending == "gz" || ending == "xz" || ending == "db"))) {
      folder.remove_prefix(folder.starts_with("www.") ? 4 : 0);
      return std::string(folder);
    }
  }
}

}  // namespace niger::fields
