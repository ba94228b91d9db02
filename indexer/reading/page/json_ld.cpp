#include "indexer/reading/page/json_ld.h"

#include <simdjson.h>

#include <vector>

namespace niger::page {

using fields::RecordFields;

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMaxDepth = 6;

std::string_view text_of(const element& value) {
  std::string_view text;
  return value.get(text) == simdjson::SUCCESS ? text : std::string_view();
}

bool is_article_type(std::string_view type) {
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report";
}

bool is_article(const object& candidate) {
  element type;
  if (candidate["@type"].get(type) != simdjson::SUCCESS) {
    return false;
  }
  array types;
  if (type.get(types) != simdjson::SUCCESS) {
    return is_article_type(text_of(type));
  }
  for (const element& one : types) {
    if (is_article_type(text_of(one))) {
      return true;
    }
  }
  return false;
}

// A person or organisation: its name, by itself, as an object or in a list of these.
void put_name(std::string_view field, const element& value, RecordFields& fields, int depth) {
  if (depth > kMaxDepth) {
    return;
  }
  object named;
  array several;
  if (value.get(named) == simdjson::SUCCESS) {
    element name;
    if (named["name"].get(name) == simdjson::SUCCESS) {
      fields.put(field, text_of(name));
    }
  } else if (value.get(several) == simdjson::SUCCESS) {
    for (const element& one : several) {
      put_name(field, one, fields, depth + 1);
    }
  } else {
    fields.put(field, text_of(value));
  }
}

void put_keywords(const element& value, RecordFields& fields) {
  array several;
  if (value.get(several) != simdjson::SUCCESS) {
    fields.put("keywords", text_of(value));
    return;
  }
  std::vector<std::string> keywords;
  for (const element& one : several) {
    if (!text_of(one).empty()) {
      keywords.emplace_back(text_of(one));
    }
  }
  fields.put_keywords("keywords", std::move(keywords));
}

void read_article(const object& article, RecordFields& fields, std::string& body) {
  for (const auto& [name, value] : article) {
    if (name == "author" || name == "publisher") {
      put_name(name, value, fields, 0);
    } else if (name == "keywords") {
      put_keywords(value, fields);
    } else if (name == "datePublished" || name == "inLanguage") {
      fields.put(name, text_of(value));
    } else if (name == "articleSection") {
      put_name(name, value, fields, 0);
    } else if (name == "articleBody" && body.empty()) {
      body = text_of(value);
    }
  }
}

bool find_article(const element& value, RecordFields& fields, std::string& body, int depth) {
  if (depth > kMaxDepth) {
    return false;
  }
  object found;
  array several;
  if (value.get(found) == simdjson::SUCCESS) {
    if (is_article(found)) {
      read_article(found, fields, body);
      return true;
    }
    element graph;
    return found["@graph"].get(graph) == simdjson::SUCCESS &&
           find_article(graph, fields, body, depth + 1);
  }
  if (value.get(several) == simdjson::SUCCESS) {
    for (const element& one : several) {
      if (find_article(one, fields, body, depth + 1)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void read_json_ld(std::string_view json, RecordFields& fields, std::string& body) {
  simdjson::dom::parser parser;
  element document;
  if (parser.parse(json.data(), json.size()).get(document) == simdjson::SUCCESS) {
    (void)find_article(document, fields, body, 0);
  }
}

}  // namespace niger::page
