/// The help text: one line an option, and where its value came from.
#include <algorithm>

#include "common/base/utf8.h"
#include "common/settings/option.h"

namespace niger::settings {

using messages::localized;
using messages::Message;
using messages::Text;

namespace {

constexpr std::size_t kHelpColumn = 26;
constexpr std::size_t kLineColumns = 98;

std::string left_side(const Option& option) {
  if (option.form == OptionForm::Arguments) {
    return "  " + option.name.value;
  }
  std::string side = option.name.letter != 0 ? std::string("  -") + option.name.letter + ", "
                                             : std::string("      ");
  side += "--" + option.name.name;
  if (!option.name.value.empty()) {
    side += " " + option.name.value;
  }
  return side;
}

Text present_value(const Option& option) {
  if (option.name.typed) {
    return {};
  }
  if (option.values.empty()) {
    return option.shown.empty() ? Text() : Text(Message::HelpDefault, {{"value", option.shown}});
  }
  std::string values;
  for (const std::string& value : option.values) {
    values += (values.empty() ? "" : " ") + value;
  }
  return option.complaint.empty()
             ? Text(Message::HelpNow, {{"values", values}, {"origin", option.origin_text}})
             : Text(Message::HelpNowWrong, {{"values", values},
                                            {"origin", option.origin_text},
                                            {"complaint", option.complaint}});
}

// Words of `text` from kHelpColumn on, broken where a line is full.
void append_folded(const std::string& text, std::size_t column, std::string& out) {
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    const std::size_t columns = count_code_points(word);
    if (column + columns > kLineColumns && column > kHelpColumn) {
      out.erase(out.find_last_not_of(' ') + 1);
      out += "\n" + std::string(kHelpColumn, ' ');
      column = kHelpColumn;
    }
    out += word;
    column += columns;
    if (end < text.size()) {
      out += ' ';
      ++column;
    }
    begin = end + 1;
  }
  out += '\n';
}

}  // namespace

std::string help_text(const ProgramText& program, const std::vector<Option>& options,
                      messages::Language language) {
  std::string text =
      localized({Message::HelpUsage, {{"program", program.name}, {"usage", program.usage}}},
                language) +
      "\n" + localized(program.summary, language) + "\n";
  for (const Option& option : options) {
    if (!option.heading.empty()) {
      text += "\n" + localized(option.heading, language) + ":\n";
    }
    const std::string side = left_side(option);
    text += side;
    std::size_t column = count_code_points(side);
    if (column + 2 > kHelpColumn) {
      text += '\n';
      column = 0;
    }
    text += std::string(kHelpColumn - column, ' ');
    append_folded(
        localized(option.name.help, language) + localized(present_value(option), language),
        kHelpColumn, text);
  }
  return text + "\n" + localized(Message::HelpSources, language) + "\n";
}

}  // namespace niger::settings
