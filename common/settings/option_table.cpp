#include "common/settings/option_table.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

#include "common/messages/text_error.h"
#include "common/settings/option.h"

namespace niger::settings {

using messages::Message;
using messages::Text;
using messages::TextError;

namespace {

constexpr std::string_view kConfig = "config";

}  // namespace

std::string Option::variable() const {
  std::string variable = "NIGER_";
  for (const char letter : name.name) {
    variable +=
        letter == '-' ? '_' : static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  }
  return variable;
}

struct OptionTable::State {
  ProgramText program;
  std::vector<Option> options;
  Text pending_heading = Message::HelpOptions;
  std::string home;
  Text complaint;  ///< of the whole reading, shown in the help
  Request request;
  std::string config;  ///< the file that --config names
  struct Given {
    std::string name;
    Origin origin;
    std::string value;
  };
  std::vector<Text> warnings;
  std::vector<Given> sequence;  ///< everything that was found, the weakest origin first

  Option& find(std::string_view name) {
    const auto found = std::find_if(options.begin(), options.end(),
                                    [name](const Option& one) { return one.name.name == name; });
    if (found == options.end()) {
      throw Error(ErrorKind::Internal, "no option is called " + std::string(name));
    }
    return *found;
  }

  void read_all(const std::vector<std::string>& arguments, const Environment& environment,
                const std::vector<std::filesystem::path>& files, bool lenient);
  void read_files(const std::vector<ConfigFile>& files);
  std::string named_config(const std::vector<std::string>& arguments,
                           const Environment& environment) const;
  void read_variables(const Environment& environment);
  void read_arguments(const std::vector<std::string>& arguments);
  void take(Option& option, bool lenient);
};

OptionTable::OptionTable(ProgramText program) : state_(std::make_unique<State>()) {
  state_->program = std::move(program);
}
OptionTable::~OptionTable() = default;
OptionTable::OptionTable(OptionTable&&) noexcept = default;
OptionTable& OptionTable::operator=(OptionTable&&) noexcept = default;

OptionTable& OptionTable::section(Text heading) {
  state_->pending_heading = std::move(heading);
  return *this;
}

OptionTable& OptionTable::add(OptionName name, std::string shown, Taker take) {
  Option option;
  option.name = std::move(name);
  option.heading = std::exchange(state_->pending_heading, Text());
  option.shown = std::move(shown);
  option.take = std::move(take);
  state_->options.push_back(std::move(option));
  return *this;
}

OptionTable& OptionTable::flag(bool& target, OptionName name) {
  add(std::move(name), target ? "yes" : "", [&target](const std::string& text) {
    const bool yes = text == "yes" || text == "true" || text == "on" || text == "1";
    if (!yes && text != "no" && text != "false" && text != "off" && text != "0") {
      throw TextError(ErrorKind::Usage, {Message::WantsYesOrNo, {{"text", text}}});
    }
    target = yes;
  });
  state_->options.back().form = OptionForm::Flag;
  return *this;
}

OptionTable& OptionTable::text(std::string& target, OptionName name) {
  return add(std::move(name), target, [&target](const std::string& text) { target = text; });
}

OptionTable& OptionTable::path(std::string& target, OptionName name) {
  add(std::move(name), target, [&target](const std::string& text) {
    if (text.empty()) {
      throw TextError(ErrorKind::Usage, Message::WantsPath);
    }
    target = text;
  });
  state_->options.back().is_path = true;
  return *this;
}

OptionTable& OptionTable::list(std::vector<std::string>& target, OptionName name, char separator) {
  std::string shown;
  for (const std::string& one : target) {
    shown += (shown.empty() ? "" : " ") + one;
  }
  add(std::move(name), shown, [&target](const std::string& text) { target.push_back(text); });
  state_->options.back().form = OptionForm::List;
  state_->options.back().separator = separator;
  state_->options.back().clear = [&target] { target.clear(); };
  return *this;
}

OptionTable& OptionTable::arguments(std::vector<std::string>& target, OptionName name,
                                    char separator) {
  list(target, std::move(name), separator);
  state_->options.back().form = OptionForm::Arguments;
  state_->options.back().is_path = !state_->options.back().name.typed;
  return *this;
}

// The file that --config or NIGER_CONFIG names. What is wrong with the arguments is reported when
// they are read for their own sake.
std::string OptionTable::State::named_config(const std::vector<std::string>& arguments,
                                             const Environment& environment) const {
  std::string named = environment.variable("NIGER_CONFIG").value_or("");
  try {
    for (const Finding& one : findings_in_arguments(arguments, options)) {
      if (one.name == kConfig) named = one.value;
    }
  } catch (const Error&) {
    return named;
  }
  if (named.starts_with("~/") && !home.empty()) named.replace(0, 1, home);
  return named;
}

void OptionTable::State::read_files(const std::vector<ConfigFile>& files) {
  for (const ConfigFile& given : files) {
    const std::filesystem::path& file = given.path;
    std::map<std::string, std::vector<Finding>> found;
    for (Finding& one : findings_in_file(given, program.section, options, warnings)) {
      if (find(one.name).origin == Origin::Default) {
        sequence.push_back({one.name, Origin::File, one.value});
      }
      found[one.name].push_back(std::move(one));
    }
    for (auto& [name, findings] : found) {
      Option& option = find(name);
      if (option.origin != Origin::Default) {
        continue;  // a file that counts more has it
      }
      option.origin = Origin::File;
      option.origin_text = findings.back().origin;
      option.values.clear();
      for (const Finding& one : findings) {
        std::filesystem::path path = one.value;
        if (option.is_path && path.is_relative() && !one.value.starts_with("~/")) {
          option.values.push_back((file.parent_path() / path).string());
        } else {
          option.values.push_back(one.value);
        }
      }
    }
  }
}

void OptionTable::State::read_variables(const Environment& environment) {
  for (Option& option : options) {
    if (option.name.typed) {
      continue;
    }
    const auto value = environment.variable(option.variable());
    if (!value) {
      continue;
    }
    option.origin = Origin::Environment;
    option.origin_text = option.variable();
    option.values.clear();
    const bool many = option.form == OptionForm::List || option.form == OptionForm::Arguments;
    for (std::size_t begin = 0; begin <= value->size();) {
      const std::size_t end = many ? value->find(option.separator, begin) : std::string::npos;
      const std::string part = value->substr(begin, end - begin);
      if (!part.empty()) {
        option.values.push_back(part);
        sequence.push_back({option.name.name, Origin::Environment, part});
      }
      begin = end == std::string::npos ? value->size() + 1 : end + 1;
    }
  }
}

void OptionTable::State::read_arguments(const std::vector<std::string>& arguments) {
  for (const Finding& one : findings_in_arguments(arguments, options)) {
    Option& option = find(one.name);
    const bool many = option.form == OptionForm::List || option.form == OptionForm::Arguments;
    if (option.origin == Origin::CommandLine && !many) {
      refuse_other_value("--" + option.name.name, option.values.front(), one.value);
    }
    if (option.origin != Origin::CommandLine || !many) {
      option.values.clear();
    }
    option.origin = Origin::CommandLine;
    option.origin_text = one.origin;
    option.values.push_back(one.value);
    sequence.push_back({one.name, Origin::CommandLine, one.value});
  }
}

void OptionTable::State::take(Option& option, bool lenient) {
  if (option.values.empty()) {
    return;
  }
  if (option.clear) {
    option.clear();
  }
  for (std::string& value : option.values) {
    if (option.is_path && value.starts_with("~/") && !home.empty()) {
      value.replace(0, 1, home);
    }
    try {
      option.take(value);
    } catch (const Error& error) {
      option.complaint = messages::text_of(error);
      if (!lenient) {
        throw TextError(error.kind(),
                        {Message::SettingWrong,
                         {{"setting", option.origin_text}, {"complaint", option.complaint}}});
      }
    }
  }
}

void OptionTable::State::read_all(const std::vector<std::string>& arguments,
                                  const Environment& environment,
                                  const std::vector<std::filesystem::path>& files, bool lenient) {
  const auto attempt = [&](const std::function<void()>& reading) {
    try {
      reading();
    } catch (const Error& error) {
      if (!lenient) {
        throw;
      }
      complaint = messages::text_of(error);
    }
  };
  home = environment.variable("HOME").value_or("");
  std::vector<ConfigFile> all;
  const std::string named = named_config(arguments, environment);
  if (!named.empty()) all.push_back({named, true});
  for (const std::filesystem::path& file : files) all.push_back({file, false});
  attempt([&] { read_files(all); });
  attempt([&] { read_variables(environment); });
  for (Text& warning : mistyped_variables(environment)) warnings.push_back(std::move(warning));
  attempt([&] { read_arguments(arguments); });
  for (Option& option : options) {
    take(option, lenient);
  }
}

Request OptionTable::read(const std::vector<std::string>& arguments, const Environment& environment,
                          const std::vector<std::filesystem::path>& files) {
  Request& request = state_->request;
  section(Message::HelpThisProgram);
  path(state_->config,
       {.name = std::string(kConfig), .value = "FILE", .help = Message::HelpConfig, .typed = true});
  flag(request.help, {.name = "help", .letter = 'h', .help = Message::HelpHelp, .typed = true});
  flag(request.version,
       {.name = "version", .letter = 'V', .help = Message::HelpVersion, .typed = true});
  const auto stop = std::find(arguments.begin(), arguments.end(), "--");
  const bool lenient = std::any_of(arguments.begin(), stop, [](const std::string& argument) {
    return argument == "--help" || argument == "-h" || argument == "--version" || argument == "-V";
  });
  state_->read_all(arguments, environment, files, lenient);
  if (lenient && !request.help && !request.version) {
    request.help = true;  // a broken command line that asks for help gets help
  }
  return request;
}

std::string OptionTable::help(messages::Language language) const {
  std::string text = help_text(state_->program, state_->options, language);
  if (!state_->complaint.empty()) {
    text +=
        messages::localized({Message::HelpComplaint, {{"complaint", state_->complaint}}}, language);
  }
  return text;
}

std::set<std::string> OptionTable::given() const {
  std::set<std::string> names;
  for (const Option& option : state_->options) {
    if (option.origin != Origin::Default) {
      names.insert(option.name.name);
    }
  }
  return names;
}

std::vector<std::pair<std::string, std::string>> OptionTable::in_order(
    const std::set<std::string>& names) const {
  std::vector<std::pair<std::string, std::string>> values;
  for (const State::Given& one : state_->sequence) {
    if (names.contains(one.name) && state_->find(one.name).origin == one.origin) {
      values.emplace_back(one.name, one.value);
    }
  }
  return values;
}

const std::vector<Text>& OptionTable::warnings() const { return state_->warnings; }

std::vector<std::string> OptionTable::settings() const {
  std::vector<std::string> names;
  for (const Option& option : state_->options) {
    if (!option.name.typed) names.push_back(option.name.name);
  }
  return names;
}

bool OptionTable::takes(std::string_view typed) const {
  return std::any_of(state_->options.begin(), state_->options.end(), [typed](const Option& option) {
    const std::string& name = option.name.name;
    return typed == "--" + name || (option.form == OptionForm::Flag && typed == "--no-" + name) ||
           (option.name.letter != 0 && typed == std::string{'-', option.name.letter});
  });
}

Origin OptionTable::origin(std::string_view name) const { return state_->find(name).origin; }

}  // namespace niger::settings
