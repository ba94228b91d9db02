#include "searcher/app/failure.h"

#include <ostream>
#include <string_view>

#include "common/base/json_writer.h"

namespace niger::search_app {

namespace {

constexpr std::uint64_t kShapeVersion = 1;

std::string_view name_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::Usage:
      return "usage";
    case ErrorKind::Input:
      return "input";
    case ErrorKind::Index:
      return "index";
    case ErrorKind::Busy:
      return "busy";
    case ErrorKind::Internal:
      break;
  }
  return "internal";
}

}  // namespace

bool asks_for_json(const std::vector<std::string>& arguments,
                   const settings::Environment& environment) {
  static constexpr std::string_view kOption = "--format=";
  std::string format = environment.variable("NIGER_FORMAT").value_or("");
  for (std::size_t i = 0; i < arguments.size() && arguments[i] != "--"; ++i) {
    const std::string& argument = arguments[i];
    const bool has_next = i + 1 < arguments.size();
    if (has_next && (argument == "-f" || argument == "--format")) {
      format = arguments[i + 1];
    } else if (argument.starts_with(kOption)) {
      format = argument.substr(kOption.size());
    } else if (argument.starts_with("-f") && argument.size() > 2) {
      format = argument.substr(2);
    }
  }
  return format == "json" || format == "jsonl";
}

void write_json_failure(const messages::Text& why, ErrorKind kind, messages::Language language,
                        std::ostream& out) {
  JsonWriter json(out, true);
  json.begin_object().member("version", kShapeVersion).key("error").begin_object();
  json.member("kind", name_of(kind)).member("message", messages::localized(why, language));
  json.end_object().end_object();
  out << '\n';
}

}  // namespace niger::search_app
