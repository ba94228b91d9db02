#include <cmath>
#include <ostream>

#include "searcher/render/json_parts.h"
#include "searcher/render/renderer.h"
#include "searcher/render/text_lines.h"

namespace niger::render {

using messages::Language;
using messages::localized;
using messages::Message;
using messages::Text;
using response::ExplainedForm;
using response::SearchResponse;

namespace {

void explained_form(const ExplainedForm& form, Message label, const TextLines& lines,
                    std::ostream& out) {
  const Text articles{Message::ArticleCount, {{"count", form.articles}}};
  Text reason = form.reason;
  if (form.likeness) {
    const std::string percent = std::to_string(std::lround(*form.likeness * 100));
    reason = Text{Message::LabelLikeness, {{"reason", form.reason}, {"percent", percent}}};
  }
  const bool is_plain = form.code == "typed" || form.warrant.empty();
  const Text line = is_plain
                        ? Text{Message::LabelPlainForm,
                               {{"form", form.form}, {"rule", form.rule}, {"articles", articles}}}
                        : Text{label,
                               {{"form", form.form},
                                {"rule", form.rule},
                                {"articles", articles},
                                {"reason", reason}}};
  out << "    " << lines.line_of(line) << '\n';
}

void write_form(const ExplainedForm& form, std::string_view warrant, Language language,
                JsonWriter& json) {
  json.begin_object().key("form").string(form.form).key("code").string(form.code);
  json.key("rule").string(localized(form.rule, language));
  json.key("articles").number(form.articles);
  if (!form.stem.empty()) json.key("stem").string(form.stem);
  if (!form.warrant.empty()) json.key(warrant).string(form.warrant);
  if (form.likeness) json.key("likeness").number(*form.likeness, 2);
  json.end_object();
}

}  // namespace

void explanation_text(const SearchResponse& response, const TextStyle& style, std::ostream& out) {
  if (response.explanation.empty()) return;
  TextLines lines(style, out);
  out << lines.line_of({Message::LabelUnderstood, {{"query", response.understood}}}) << '\n';
  for (const response::ExplainedWord& word : response.explanation) {
    out << "  " << lines.line_of({Message::LabelWord, {{"word", word.typed}, {"role", word.role}}})
        << '\n';
    for (const ExplainedForm& form : word.forms)
      explained_form(form, Message::LabelForm, lines, out);
    for (const ExplainedForm& form : word.rejected) {
      explained_form(form, Message::LabelRejectedForm, lines, out);
    }
  }
}

void explanation_json(const SearchResponse& response, Language language, JsonWriter& json) {
  if (response.explanation.empty()) return;
  json.key("explanation").begin_array();
  for (const response::ExplainedWord& word : response.explanation) {
    json.begin_object().key("typed").string(word.typed).key("role");
    json.string(localized(word.role, language));
    json.key("forms").begin_array();
    for (const ExplainedForm& form : word.forms) write_form(form, "warrant", language, json);
    json.end_array().key("rejected").begin_array();
    for (const ExplainedForm& form : word.rejected) write_form(form, "why", language, json);
    json.end_array().end_object();
  }
  json.end_array();
}

}  // namespace niger::render
