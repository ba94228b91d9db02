#include "searcher/app/search_record.h"

#include <algorithm>
#include <sstream>

#include "common/base/json_writer.h"
#include "common/settings/version.h"
#include "searcher/render/json_parts.h"
#include "searcher/render/text_form.h"

namespace niger::search_app {

using response::SortOrder;

namespace {

constexpr std::uint64_t kShapeVersion = 1;

std::string_view name_of(MatchMode match) {
  switch (match) {
    case MatchMode::Auto:
      return "auto";
    case MatchMode::Some:
      return "some";
    case MatchMode::All:
      return "all";
    case MatchMode::Any:
      return "any";
  }
  return "auto";
}

std::string_view name_of(SortOrder sort) {
  switch (sort) {
    case SortOrder::Relevance:
      return "relevance";
    case SortOrder::Newest:
      return "newest";
    case SortOrder::Oldest:
      return "oldest";
  }
  return "relevance";
}

// A sentence for a footnote, in the language of the record's keys.
std::string citation(const SearchRecord& record) {
  const response::SearchResponse& response = record.response;
  std::string out = "Niger " + settings::program_version() + ", index " + response.index.path +
                    " (" + response.index.generation + ", revision " +
                    std::to_string(response.index.revision) + ", built " + response.index.built_at +
                    ", " + std::to_string(response.index.articles) + " articles), searched " +
                    record.searched_at;
  if (!record.similar_to.empty()) out += " for articles like " + record.similar_to;
  if (record.similar_to.empty() || !response.query.empty()) {
    out += " for «" + response.understood + "»";
  }
  out += ": " + std::to_string(response.total) + " articles";
  if (response.level) {
    out += " with " + std::to_string(response.level->least) + " of " +
           std::to_string(response.level->words) + " words";
  }
  if (record.occurrences) out += ", " + std::to_string(*record.occurrences) + " occurrences";
  if (response.partial) out += ", partial";
  return out;
}

void write_options(const SearchRecord& record, JsonWriter& json) {
  json.key("options").begin_object();
  json.key("match").string(name_of(record.match)).key("exact").boolean(record.exact);
  json.key("sort")
      .string(name_of(record.sort))
      .key("recency")
      .number(std::uint64_t{record.recency_percent});
  json.key("offset").number(record.response.offset);
  json.key("similar").string(record.similar_to);
  json.key("new").string(record.new_for).key("today").string(render::date_text(record.today));
  json.end_object();
}

void write_sorted(std::string_view name, std::vector<std::string> all, JsonWriter& json) {
  std::sort(all.begin(), all.end());
  json.key(name).begin_array();
  for (const std::string& one : all) json.string(one);
  json.end_array();
}

void write_index(const response::SearchedIndex& index, JsonWriter& json) {
  json.key("index").begin_object();
  json.key("path").string(index.path).key("generation").string(index.generation);
  json.key("uuid").string(index.uuid).key("revision").number(index.revision);
  json.key("built_at").string(index.built_at).key("creator").string(index.creator);
  json.key("analyzer").string(index.analyzer).key("articles").number(index.articles);
  json.end_object();
}

}  // namespace

std::string search_record(const SearchRecord& record) {
  const response::SearchResponse& response = record.response;
  std::ostringstream out;
  JsonWriter json(out, false);
  json.begin_object().key("niger_search_record").number(kShapeVersion);
  json.key("citation").string(citation(record));
  json.key("program").string("niger-search " + settings::program_version());
  json.key("searched_at").string(record.searched_at);
  json.key("query").string(response.query).key("understood").string(response.understood);
  write_options(record, json);
  write_index(response.index, json);
  json.key("notes").begin_array();
  for (const response::Note& note : response.notes) {
    json.begin_object().key("code").string(note.code).key("text");
    json.string(messages::localized(note.text, messages::Language::English)).end_object();
  }
  json.end_array();
  render::write_total(response, json);
  if (response.partial) json.key("partial").boolean(true);
  if (record.occurrences) json.key("occurrences").number(*record.occurrences);
  json.key("shown").begin_array();
  for (const response::Hit& hit : response.hits) json.string(hit.id);
  json.end_array().key("shown_keys").begin_array();
  for (const response::Hit& hit : response.hits) json.string(hit.key);
  json.end_array();
  write_sorted("ids", response.all_ids, json);
  write_sorted("keys", response.all_keys, json);
  json.end_object();
  out << '\n';
  return out.str();
}

}  // namespace niger::search_app
