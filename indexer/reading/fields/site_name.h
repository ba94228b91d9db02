#pragma once
/// The name of a site, from an address or a path: the source of an article that names none.
#include <string>
#include <string_view>

namespace niger::fields {

/// https://www.aljazeera.net/news/1 → aljazeera.net; empty where there is no host.
[[nodiscard]] std::string host_of(std::string_view url);

/// mirror/www.aljazeera.net/2018/02/19/story.html → aljazeera.net: the folder of a mirrored site,
/// the nearest one to the file. Empty where no folder is named like a host.
[[nodiscard]] std::string site_in_path(std::string_view path);

}  // namespace niger::fields
