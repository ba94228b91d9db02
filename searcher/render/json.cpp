#include <ostream>

#include "searcher/render/facets.h"
#include "searcher/render/json_parts.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_form.h"

namespace niger::render {

using messages::Language;

namespace {

constexpr std::uint64_t kShapeVersion = 1;

// The members of an object.
void write_article(const response::Copy& copy, JsonWriter& json) {
  json.member("id", copy.id).member("key", copy.key).member("title", copy.title);
  json.key("title_from_lead").boolean(copy.title_from_lead);
  json.member("source", copy.source).member("date", date_text(copy.date)).member("url", copy.url);
}

void write_difference(const response::CopyDifference& difference, JsonWriter& json) {
  json.member("kind", name_of(difference.kind));
  json.key("shared").number(difference.shared, 3);
  json.member("words", difference.words);
  const auto words = [&json](std::string_view name, const std::vector<std::string>& list) {
    json.key(name).begin_array();
    for (const std::string& word : list) json.string(word);
    json.end_array();
  };
  words("only_here", difference.only_here);
  words("only_there", difference.only_there);
}

void write_near_duplicates(const response::Copies& copies, JsonWriter& json) {
  json.key("copies").begin_object().key("count").number(copies.count);
  json.key("sources").begin_array();
  for (const std::string& source : copies.sources) json.string(source);
  json.end_array();
  json.key("first_date").string(date_text(copies.first_date));
  json.key("same_site").boolean(copies.same_site);
  json.key("short_form").boolean(copies.is_short_form);
  if (!copies.list.empty()) {
    json.key("list").begin_array();
    for (const response::Copy& copy : copies.list) {
      json.begin_object();
      write_article(copy, json);
      write_difference(copy.difference, json);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

void write_hit(const response::Hit& hit, JsonWriter& json) {
  json.begin_object();
  json.key("rank").number(hit.rank).key("score").number(hit.score, 4);
  json.key("id").string(hit.id);
  json.key("key").string(hit.key);
  json.key("path").string(hit.path);
  json.key("record").string(hit.record);
  json.key("url").string(hit.url);
  json.key("source").string(hit.source);
  json.member("author", hit.author).member("place", hit.place).member("category", hit.category);
  json.key("date").string(date_text(hit.date));
  json.key("title");
  write_fragment(hit.title, json);
  json.key("title_from_lead").boolean(hit.title_from_lead);
  json.key("snippet").begin_array();
  for (const response::Fragment& fragment : hit.snippet) write_fragment(fragment, json);
  json.end_array();
  json.key("only_related").boolean(hit.only_related);
  write_near_duplicates(hit.copies, json);
  if (hit.follows) {
    json.key("follows").begin_object();
    write_article(*hit.follows, json);
    json.end_object();
  }
  if (!hit.contributions.empty()) {
    json.key("contributions").begin_array();
    for (const response::Contribution& part : hit.contributions) {
      json.begin_object().key("word").string(part.word);
      json.key("weight").number(part.weight, 4);
      if (!part.form.empty()) json.key("form").string(part.form);
      json.key("count").number(part.count).end_object();
    }
    json.end_array();
  }
  json.end_object();
}

}  // namespace

void render_json(const response::SearchResponse& response, bool compact, Language language,
                 std::ostream& out) {
  JsonWriter json(out, compact);
  json.begin_object().key("version").number(kShapeVersion);
  json.key("query_id").string(response.query_id);
  json.key("query").string(response.query);
  json.key("understood").string(response.understood);
  write_total(response, json);
  if (response.partial) json.key("partial").boolean(true);
  json.key("offset").number(response.offset);
  json.key("seconds").number(response.seconds, 6);
  write_notes(response.notes, language, json);
  explanation_json(response, language, json);
  facets_json(response, json);
  json.key("hits").begin_array();
  for (const response::Hit& hit : response.hits) write_hit(hit, json);
  json.end_array().end_object();
  out << '\n';
}

}  // namespace niger::render
