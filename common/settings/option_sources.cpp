/// The command line and the config files, read by Boost.Program_options.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <boost/program_options.hpp>
#include <cctype>
#include <map>
#include <sstream>

#include "common/files/regular_file.h"
#include "common/messages/text_error.h"
#include "common/settings/known_settings.h"
#include "common/settings/option.h"
#include "common/settings/suggestion.h"

namespace niger::settings {

using messages::Message;
using messages::Text;
using messages::TextError;

namespace po = boost::program_options;
namespace {

std::vector<std::string> names_of(const std::vector<Option>& options, bool typed) {
  std::vector<std::string> names;
  for (const Option& option : options) {
    if (typed ? option.form != OptionForm::Arguments : !option.name.typed) {
      names.push_back(option.name.name);
    }
  }
  return names;
}

const Option* find(const std::vector<Option>& options, const std::string& name) {
  const auto found = std::find_if(options.begin(), options.end(),
                                  [&](const Option& one) { return one.name.name == name; });
  return found == options.end() ? nullptr : &*found;
}

po::options_description described(const std::vector<Option>& options) {
  po::options_description description;
  for (const Option& option : options) {
    if (option.form == OptionForm::Arguments) {
      continue;
    }
    std::string names = option.name.name;
    if (option.name.letter != 0) {
      names += std::string(",") + option.name.letter;
    }
    auto* value = po::value<std::string>();
    if (option.form == OptionForm::Flag) {
      value->zero_tokens();
      description.add_options()(("no-" + option.name.name).c_str(),
                                po::value<std::string>()->zero_tokens(), "");
    }
    description.add_options()(names.c_str(), value, "");
  }
  return description;
}

// `-كلمة` leaves a word out of a search; no option has such a letter, so it is an argument.
std::vector<po::option> words_after_minus(std::vector<std::string>& arguments) {
  std::vector<po::option> words;
  const std::string& first = arguments.front();
  if (first.size() > 1 && first[0] == '-' &&
      (static_cast<unsigned char>(first[1]) >= 0x80 || first[1] == '"')) {
    po::option word;
    word.value.push_back(first);
    word.original_tokens.push_back(first);
    words.push_back(word);
    arguments.erase(arguments.begin());
  }
  return words;
}

[[noreturn]] void refuse(Text complaint) {
  throw TextError(ErrorKind::Usage,
                  {Message::HelpListsOptions, {{"complaint", std::move(complaint)}}});
}

std::string without_value(const std::string& token) { return token.substr(0, token.find('=')); }

// One place says one thing, but of a list; [section] may say it otherwise for one program.
void refuse_other_lines(const std::vector<po::option>& lines, const std::string& section,
                        const std::vector<Option>& options, const std::string& file) {
  std::map<std::string, std::string> values;
  for (const po::option& line : lines) {
    const bool own = line.string_key.starts_with(section + ".");
    const Option* option =
        find(options, own ? line.string_key.substr(section.size() + 1) : line.string_key);
    if (option == nullptr || option->form == OptionForm::List ||
        option->form == OptionForm::Arguments) {
      continue;
    }
    const auto [known, is_new] = values.emplace(line.string_key, line.value.front());
    if (!is_new) {
      refuse_other_value(file + ": " + line.string_key, known->second, line.value.front());
    }
  }
}

}  // namespace

void refuse_other_value(const std::string& shown, const std::string& first,
                        const std::string& second) {
  if (first == second) {
    return;
  }
  if (shown == "--index") {
    throw TextError(ErrorKind::Usage,
                    {Message::IndexesGiven, {{"first", first}, {"second", second}}});
  }
  throw TextError(ErrorKind::Usage,
                  {Message::GivenTwice, {{"option", shown}, {"first", first}, {"second", second}}});
}

namespace {

// Of an option that was given no value the next option would be one: --new --lang ar. As a value it
// is written behind =.
bool is_option(const std::string& argument, const std::vector<Option>& options) {
  if (argument.starts_with("--")) {
    const std::string name = without_value(argument).substr(2);
    return find(options, name) != nullptr ||
           (name.starts_with("no-") && find(options, name.substr(3)) != nullptr);
  }
  return argument.size() == 2 && argument[0] == '-' &&
         std::any_of(options.begin(), options.end(),
                     [&argument](const Option& one) { return one.name.letter == argument[1]; });
}

}  // namespace

std::vector<Finding> findings_in_arguments(const std::vector<std::string>& arguments,
                                           const std::vector<Option>& options) {
  namespace style = po::command_line_style;
  const po::options_description description = described(options);
  const auto rest = std::find_if(options.begin(), options.end(), [](const Option& one) {
    return one.form == OptionForm::Arguments;
  });
  std::vector<Finding> findings;
  try {
    const po::parsed_options parsed = po::command_line_parser(arguments)
                                          .options(description)
                                          .style(style::unix_style & ~style::allow_guessing)
                                          .extra_style_parser(words_after_minus)
                                          .run();
    for (const po::option& one : parsed.options) {
      if (one.string_key.empty()) {
        if (rest == options.end()) {
          refuse({Message::NothingElseExpected, {{"word", one.value.front()}}});
        }
        findings.push_back({rest->name.name, one.value.front(), rest->name.value});
        continue;
      }
      const bool known = find(options, one.string_key) != nullptr;
      const std::string name = known ? one.string_key : one.string_key.substr(3);  // no-NAME
      const Option& option = *find(options, name);
      const bool is_flag = option.form == OptionForm::Flag;
      const std::vector<std::string>& typed = one.original_tokens;
      if (!is_flag && typed.size() > 1 && is_option(typed[1], options)) {
        refuse({Message::WantsValue, {{"option", typed[0]}, {"value", option.name.value}}});
      }
      findings.push_back(
          {name, is_flag ? (known ? "yes" : "no") : one.value.front(), "--" + one.string_key});
    }
  } catch (const po::unknown_option& error) {
    const std::string token = without_value(error.get_option_name());
    const std::string typed = token.substr(std::min(token.size(), token.find_first_not_of('-')));
    const Text nearest =
        typed.size() > 1 ? did_you_mean(typed, names_of(options, true), "--") : Text();
    const Text complaint{Message::OptionUnknown, {{"option", token}, {"nearest", nearest}}};
    throw UnknownOption(token, {Message::HelpListsOptions, {{"complaint", complaint}}});
  } catch (const po::error_with_option_name& error) {
    const std::string token = error.get_option_name();
    const std::string name = token.substr(std::min(token.size(), token.find_first_not_of('-')));
    const Option* option = find(options, name);
    const bool is_flag = option == nullptr || option->form == OptionForm::Flag;
    refuse(is_flag ? Text(Message::TakesNoValue, {{"option", token}})
                   : Text(Message::WantsValue, {{"option", token}, {"value", option->name.value}}));
  } catch (const po::error& error) {
    refuse(error.what());
  }
  return findings;
}

namespace {

// As ssh and git do: what may run programs must not be anybody's to change, nor a stranger's unless
// it was named.
void check_trust(const ConfigFile& config, const files::FileContent& content) {
  if ((content.mode & S_IWOTH) != 0) {
    throw TextError(ErrorKind::Usage, {Message::ConfigOpenToAll, {{"path", config.path.string()}}});
  }
  if (!config.named && content.owner != 0 && content.owner != geteuid()) {
    throw TextError(ErrorKind::Usage, {Message::ConfigOfAnother, {{"path", config.path.string()}}});
  }
}

bool is_known(std::string_view name, std::string_view section) {
  const std::vector<std::string>& known = known_settings(section);
  return std::find(known.begin(), known.end(), name) != known.end();
}

Text nearest_setting(const std::string& name, std::string_view section) {
  return did_you_mean(name.substr(name.rfind('.') + 1), known_settings(section));
}

// [search] x where niger-index reads: whether x is a setting is told by niger-search.
bool is_of_other(std::string_view name, std::string_view section) {
  const std::size_t dot = name.find('.');
  const std::string_view other = name.substr(0, dot);
  return dot != std::string_view::npos && other != section && !known_settings(other).empty();
}

std::string upper(std::string name) {
  for (char& letter : name) {
    letter =
        letter == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return name;
}

}  // namespace

std::vector<Text> mistyped_variables(const Environment& environment) {
  constexpr std::string_view kPrefix = "NIGER_";
  std::vector<std::string> known = {"CONFIG", "PAGER"};
  for (const std::string& name : known_settings("")) known.push_back(upper(name));
  std::vector<Text> warnings;
  for (const auto& [variable, value] : environment.variables) {
    if (!variable.starts_with(kPrefix) || value.empty()) continue;
    const std::string name = variable.substr(kPrefix.size());
    const bool is_setting = std::find(known.begin(), known.end(), name) != known.end();
    // One that is like none is not meant for these programs: Niger is a country, too.
    const Text nearest = is_setting ? Text() : did_you_mean(name, known, kPrefix);
    if (!nearest.empty()) {
      warnings.push_back({Message::VariableIgnored, {{"name", variable}, {"nearest", nearest}}});
    }
  }
  return warnings;
}

std::vector<Finding> findings_in_file(const ConfigFile& config, const std::string& section,
                                      const std::vector<Option>& options,
                                      std::vector<Text>& warnings) {
  constexpr std::size_t kMaxBytes = std::size_t{1} << 20;
  const std::filesystem::path& file = config.path;
  std::error_code failure;
  if (!config.named && !std::filesystem::exists(file, failure)) {
    return {};
  }
  const files::FileContent content = files::read_small_file(file, kMaxBytes, files::Links::Follow);
  if (!content.ok()) {
    throw TextError(ErrorKind::Usage, {Message::ConfigUnreadable,
                                       {{"path", file.string()}, {"reason", content.reason}}});
  }
  check_trust(config, content);
  std::istringstream stream(content.bytes);
  std::vector<Finding> findings;
  try {
    const po::parsed_options parsed =
        po::parse_config_file(stream, po::options_description(), true);
    refuse_other_lines(parsed.options, section, options, file.string());
    const std::vector<std::string> known = names_of(options, false);
    for (const po::option& one : parsed.options) {
      const bool own = one.string_key.starts_with(section + ".");
      const std::string name = own ? one.string_key.substr(section.size() + 1) : one.string_key;
      if (std::find(known.begin(), known.end(), name) != known.end()) {
        findings.push_back({name,
                            one.value.front(),
                            {Message::SettingInFile, {{"name", name}, {"path", file.string()}}}});
      } else if (own && !is_known(name, section)) {
        throw TextError(ErrorKind::Usage, {Message::SettingUnknown,
                                           {{"path", file.string()},
                                            {"section", section},
                                            {"name", name},
                                            {"nearest", nearest_setting(name, section)}}});
      } else if (!own && !is_known(name, "") && !is_of_other(name, section)) {
        warnings.push_back(
            {Message::SettingIgnored,
             {{"path", file.string()}, {"name", name}, {"nearest", nearest_setting(name, "")}}});
      }
    }
  } catch (const po::error& error) {
    throw TextError(ErrorKind::Usage,
                    {Message::ConfigLineBad, {{"path", file.string()}, {"reason", error.what()}}});
  }
  return findings;
}

}  // namespace niger::settings
