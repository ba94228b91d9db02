#pragma once
/// The options of a program, and where each value came from: the command line, the environment, a
/// config file, or the default. Each option is declared once; its help line, its check, its
/// variable (NIGER_NAME) and its config key (name) follow from that. Opens config files only.
///
///   Options options;                        // a plain struct; its initialisers are the defaults
///   OptionTable table({"niger-search", "[OPTION]… WORDS…", "Searches.", "search"});
///   table.section("What is shown")
///       .number(options.limit, {.name = "limit", .letter = 'n', .value = "N",
///                               .help = "at most N results"}, 0, 100000);
///   const Request request = table.read(arguments, environment, config_files(environment));
///   if (request.help) { std::cout << table.help(); }
#include <filesystem>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/messages/text.h"
#include "common/messages/text_error.h"
#include "common/settings/environment.h"

namespace niger::settings {

/// Where a value was found, the one that counts least first.
enum class Origin { Default, File, Environment, CommandLine };

/// The names of an option, and its text in the help.
struct OptionName {
  std::string name = {};     ///< long name without dashes; `-` becomes `_` in NIGER_NAME
  char letter = 0;           ///< short name; 0: none
  std::string value = {};    ///< what stands for the value in the help: DIR, N; empty: a flag
  messages::Text help = {};  ///< one line, no full stop
  bool typed = false;  ///< on the command line only: for what is asked once, such as --dry-run
};

/// What the program is, for the help text.
struct ProgramText {
  std::string name;        ///< as typed: niger-index build
  messages::Text usage;    ///< after the name: [OPTION]… [SOURCE]…
  messages::Text summary;  ///< one or more lines
  std::string section;     ///< its own part of a config file: [search] or [index]
};

/// What was asked for apart from the options themselves.
struct Request {
  bool help = false;
  bool version = false;
};

/// What read throws for an option that the table does not have.
class UnknownOption : public messages::TextError {
 public:
  UnknownOption(std::string typed, messages::Text complaint)
      : messages::TextError(ErrorKind::Usage, std::move(complaint)), typed_(std::move(typed)) {}
  /// As typed, with its dashes, without a value.
  [[nodiscard]] const std::string& typed() const { return typed_; }

 private:
  std::string typed_;
};

/// Takes the text of a value; throws Error(Usage) "wants …" where it is none. See the makers below.
using Taker = std::function<void(const std::string& text)>;

/// The table refers to the variables that it was given: they must outlive it.
class OptionTable {
 public:
  explicit OptionTable(ProgramText program);
  ~OptionTable();
  OptionTable(OptionTable&&) noexcept;
  OptionTable& operator=(OptionTable&&) noexcept;
  OptionTable(const OptionTable&) = delete;
  OptionTable& operator=(const OptionTable&) = delete;

  /// Starts a part of the help with this heading.
  OptionTable& section(messages::Text heading);
  /// --name sets, --no-name clears; yes/no, true/false, on/off, 1/0 elsewhere.
  OptionTable& flag(bool& target, OptionName name);
  OptionTable& text(std::string& target, OptionName name);
  /// A file or folder; `~/` is the home, and a relative one in a config file is beside that file.
  OptionTable& path(std::string& target, OptionName name);
  /// A whole number from `least` to `most`.
  template <typename Number>
  OptionTable& number(Number& target, OptionName name, long long least, long long most) {
    return add(std::move(name), std::to_string(target),
               number_taker(least, most,
                            [&target](long long value) { target = static_cast<Number>(value); }));
  }
  /// A decimal number from `least` to `most`.
  OptionTable& decimal(double& target, OptionName name, double least, double most);
  /// A size: bytes, or with K, M, G (powers of 1024), at least `least_bytes`.
  OptionTable& bytes(std::uint64_t& target, OptionName name, std::uint64_t least_bytes);
  /// One of a few words. The default is the word of the target's present value.
  template <typename Choice>
  OptionTable& choice(Choice& target, OptionName name,
                      std::vector<std::pair<std::string, Choice>> words) {
    std::string present;
    std::vector<std::string> names;
    for (const auto& [word, value] : words) {
      names.push_back(word);
      if (value == target) {
        present = word;
      }
    }
    return add(std::move(name), present, choice_taker(names, [&target, words](std::size_t which) {
                 target = words[which].second;
               }));
  }
  /// May be given several times; in a variable, `separator` stands between values.
  OptionTable& list(std::vector<std::string>& target, OptionName name, char separator = ',');
  /// What is not an option. `name.typed` says whether NIGER_NAME and the key may give them too.
  OptionTable& arguments(std::vector<std::string>& target, OptionName name, char separator = ':');
  /// Any other kind of value. `shown` is the default as the help shows it.
  OptionTable& add(OptionName name, std::string shown, Taker take);

  /// Gives every target its value. `arguments` are those after the program's name (and its verb);
  /// `files` may hold settings, the one that counts most first, after that of --config or
  /// NIGER_CONFIG.
  /// Throws Error(Usage), of an option that is not known UnknownOption: one line that names the
  /// option, what it wants, and the nearest one where the name is not known, or an option that has
  /// one value is given two. With --help or --version among the arguments nothing is thrown.
  Request read(const std::vector<std::string>& arguments, const Environment& environment,
               const std::vector<std::filesystem::path>& files);

  /// The help text; after read, with each value that is not the default and where it came from.
  [[nodiscard]] std::string help(messages::Language language = messages::Language::English) const;

  /// The names of the options whose value did not stay the default; empty before read.
  [[nodiscard]] std::set<std::string> given() const;

  /// The values of the lists with these names, each with its list's name: in the order in which
  /// they were given, those of a weaker origin first. Empty before read.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> in_order(
      const std::set<std::string>& names) const;

  /// What was found and ignored, a line each: names in config files and variables that are no
  /// setting of either program. Empty before read.
  [[nodiscard]] const std::vector<messages::Text>& warnings() const;

  /// The names that config files and variables may give, in the order of the table.
  [[nodiscard]] std::vector<std::string> settings() const;

  /// Whether there is such an option: --name, --no-name of a flag, or -n.
  [[nodiscard]] bool takes(std::string_view typed) const;

  /// Where the option's value came from; Default before read.
  [[nodiscard]] Origin origin(std::string_view name) const;

 private:
  static Taker number_taker(long long least, long long most, std::function<void(long long)> set);
  static Taker choice_taker(std::vector<std::string> words, std::function<void(std::size_t)> set);

  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace niger::settings
