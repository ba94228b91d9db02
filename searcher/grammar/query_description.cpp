#include "searcher/grammar/query_description.h"

namespace niger::grammar {
namespace {

std::string two_digits(int value) {
  std::string out = std::to_string(value);
  return out.size() < 2 ? "0" + out : out;
}

std::string date_name(const Date& date) {
  if (!date.known()) return {};
  return std::to_string(date.year) + "-" + two_digits(date.month) + "-" + two_digits(date.day);
}

std::string body(const QueryNode& node) {
  switch (node.kind) {
    case NodeKind::Word:
      return node.least > 0 ? node.text + "{" + std::to_string(node.least) + "}" : node.text;
    case NodeKind::Stars:
      return node.text;
    case NodeKind::Regex:
      return "/" + node.text + "/";
    case NodeKind::Exact:
      return "=" + node.text;
    case NodeKind::Prefix:
      return node.text + "*";
    case NodeKind::Phrase:
      return "\"" + node.text + "\"";
    case NodeKind::Dates:
      if (node.dates == DateRange{}) return "date:none";
      return "date:" + date_name(node.dates.first) + ".." + date_name(node.dates.last);
    case NodeKind::Every:
      return "*";
    case NodeKind::Near:
    case NodeKind::Or:
    case NodeKind::Group:
    case NodeKind::Together:
      break;
  }
  if (node.kind == NodeKind::Together && node.children.size() == 1 &&
      node.children.front().kind == NodeKind::Word && !node.children.front().excluded) {
    const QueryNode& words = node.children.front();
    const std::string field =
        words.field == QueryField::Any ? std::string() : std::string(field_name(words.field)) + ":";
    return field + "\"" + words.text + "\"~" + std::string(name_of(node.unit));
  }
  std::string between = " ";
  if (node.kind == NodeKind::Or) between = " OR ";
  if (node.kind == NodeKind::Near) between = " near:" + std::to_string(node.window) + " ";
  std::string out;
  for (const QueryNode& child : node.children) {
    if (!out.empty()) out += between;
    const bool nested = child.kind == NodeKind::Group || child.kind == NodeKind::Or;
    const std::string text = described(child);
    const bool marked = child.excluded || child.required;
    out += nested && !marked ? "(" + text + ")" : text;
  }
  if (node.kind == NodeKind::Together) {
    return std::string(operator_of(node.unit)) + "(" + out + ")";
  }
  return out;
}

}  // namespace

std::string described(const QueryNode& node) {
  std::string text = body(node);
  const bool composed = node.kind == NodeKind::Group || node.kind == NodeKind::Or;
  if (composed && (node.excluded || node.required)) text = "(" + text + ")";
  if (node.field != QueryField::Any && node.children.empty()) {
    text = std::string(field_name(node.field)) + ":" + text;
  }
  if (node.excluded) return "-" + text;
  if (node.required) return "+" + text;
  return text;
}

}  // namespace niger::grammar
