#include "indexer/reading/page/element_names.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace niger {
namespace {

// A word of a class or id: "share-bar" has share and bar, "shareBar" too.
template <std::size_t size>
bool has_word(const std::vector<std::string>& words,
              const std::array<std::string_view, size>& wanted) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(wanted.begin(), wanted.end(), word) != wanted.end();
  });
}

std::vector<std::string> words_of(std::string_view names) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : names) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool letter = upper || (c >= 'a' && c <= 'z');
    if (!word.empty() && (!letter || upper)) {
      words.push_back(std::move(word));
      word.clear();
    }
    if (letter) {
      word.push_back(upper ? static_cast<char>(c - 'A' + 'a') : c);
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  return words;
}

constexpr std::array<std::string_view, 35> kSurroundingWords = {
    "nav",      "navbar",     "navigation", "menu",        "footer", "sidebar",   "side",
    "share",    "sharing",    "social",     "breadcrumb",  "ads",    "ad",        "advert",
    "banner",   "cookie",     "cookies",    "newsletter",  "popup",  "modal",     "widget",
    "comments", "comment",    "subscribe",  "toolbar",     "ticker", "copyright", "login",
    "search",   "pagination", "pager",      "breadcrumbs", "promo",  "sponsor",   "tweet"};
constexpr std::array<std::string_view, 11> kRelatedWords = {
    "related",  "relatedposts",    "relatednews", "relatedarticles", "readalso", "recommended",
    "mostread", "recommendations", "suggested",   "similar",         "trending"};
constexpr std::array<std::string_view, 6> kCaptionWords = {"caption", "figcaption", "credit",
                                                           "imgdesc", "cutline",    "copyrights"};
constexpr std::array<std::string_view, 5> kAuthorWords = {"byline", "author", "writer", "write",
                                                          "reporter"};
constexpr std::array<std::string_view, 14> kFieldWords = {
    "byline",   "author",   "writer", "write",     "reporter", "date", "time",
    "datetime", "dateline", "source", "published", "pubdate",  "meta", "timestamp"};

}  // namespace

bool names_a_story(std::string_view names) {
  std::string lowered(names);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  constexpr std::array<std::string_view, 19> kNames = {
      "articlebody",    "article-body", "article_body",  "article-content", "article_content",
      "articlecontent", "article-text", "articletext",   "entry-content",   "post-content",
      "post-body",      "story-body",   "storybody",     "news-content",    "news-body",
      "newsbody",       "wysiwyg",      "story-content", "field-name-body"};
  const auto has = [&lowered](std::string_view part) {
    return lowered.find(part) != std::string::npos;
  };
  // Each of them ends in one of these; most names have none.
  return (has("body") || has("content") || has("text") || has("wysiwyg")) &&
         std::any_of(kNames.begin(), kNames.end(), has);
}

bool names_a_title(std::string_view names) {
  constexpr std::array<std::string_view, 3> kTitle = {"title", "headline", "heading"};
  constexpr std::array<std::string_view, 5> kOther = {"site", "widget", "section", "block", "box"};
  // Most names have nothing of these words, whatever their first letter is.
  if (names.find("itle") == std::string_view::npos && names.find("ead") == std::string_view::npos) {
    return false;
  }
  const std::vector<std::string> words = words_of(names);
  return has_word(words, kTitle) && !has_word(words, kOther);
}

bool names_keywords(std::string_view names) {
  constexpr std::array<std::string_view, 4> kWords = {"tags", "keywords", "taglist", "tagslist"};
  constexpr std::array<std::string_view, 5> kOther = {"cloud", "popular", "trending", "top",
                                                      "sidebar"};
  if (names.find("ag") == std::string_view::npos &&
      names.find("eyword") == std::string_view::npos) {
    return false;
  }
  const std::vector<std::string> words = words_of(names);
  return has_word(words, kWords) && !has_word(words, kOther);
}

bool names_an_author(std::string_view names) { return has_word(words_of(names), kAuthorWords); }

NamedPart named_part(std::string_view names) {
  if (names_a_story(names)) {
    return NamedPart::Story;
  }
  const std::vector<std::string> words = words_of(names);
  if (has_word(words, kRelatedWords)) {
    return NamedPart::Related;
  }
  if (has_word(words, kCaptionWords)) {
    return NamedPart::Caption;
  }
  if (has_word(words, kSurroundingWords)) {
    return NamedPart::Surrounding;
  }
  return has_word(words, kFieldWords) ? NamedPart::Fields : NamedPart::Unnamed;
}

}  // namespace niger
