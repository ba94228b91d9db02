#pragma once
/// One declared option with its present value: what OptionTable, its sources and its help share.
/// For the files of common/settings only.
#include <filesystem>
#include <string>
#include <vector>

#include "common/settings/option_table.h"

namespace niger::settings {

enum class OptionForm { Value, Flag, List, Arguments };

struct Option {
  OptionName name;
  OptionForm form = OptionForm::Value;
  messages::Text heading;  ///< part of the help that it starts; empty: goes on with the last
  std::string shown;       ///< the default, as the help shows it
  char separator = ',';    ///< between the values of a list in a variable
  bool is_path = false;
  Taker take;
  std::function<void()> clear;  ///< of a list: forgets the values of a weaker origin
  // After read:
  Origin origin = Origin::Default;
  messages::Text origin_text;       ///< --limit, NIGER_LIMIT, limit in /etc/niger/niger.conf
  std::vector<std::string> values;  ///< as found; empty: the default holds
  messages::Text complaint;         ///< what is wrong with it, when help was asked for

  /// NIGER_INDEX of index.
  [[nodiscard]] std::string variable() const;
};

/// The settings that one place gives: options named and values as written there.
struct Finding {
  std::string name;  ///< of the option
  std::string value;
  messages::Text origin;  ///< as a message names it
};

/// A file that may hold settings. One that a person has `named` must be there, and may be
/// another's.
struct ConfigFile {
  std::filesystem::path path;
  bool named = false;
};

/// The settings in a config file: bare keys, and those of [section]. Throws Error(Usage) for a file
/// that cannot be read, is no regular one or may be changed by anybody, for a bad line, and a key
/// in [section] that this program does not know. Bare keys that neither program knows, and sections
/// of neither, are told in `warnings`.
[[nodiscard]] std::vector<Finding> findings_in_file(const ConfigFile& config,
                                                    const std::string& section,
                                                    const std::vector<Option>& options,
                                                    std::vector<messages::Text>& warnings);

/// What the names of variables say that are nearly those of settings: which were meant.
[[nodiscard]] std::vector<messages::Text> mistyped_variables(const Environment& environment);

/// What was typed, in order; arguments have the name of the Arguments option.
/// Throws Error(Usage) for what cannot be understood.
[[nodiscard]] std::vector<Finding> findings_in_arguments(const std::vector<std::string>& arguments,
                                                         const std::vector<Option>& options);

/// Throws Error(Usage) where an option that has one value, named `shown`, is given two.
void refuse_other_value(const std::string& shown, const std::string& first,
                        const std::string& second);

/// The help text of a program with these options.
[[nodiscard]] std::string help_text(const ProgramText& program, const std::vector<Option>& options,
                                    messages::Language language);

}  // namespace niger::settings
