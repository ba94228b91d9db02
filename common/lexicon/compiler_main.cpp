/// niger-lexicon-compiler: hunspell-ar and data/lexicon become the lexicon built into the library,
/// and the sources of its stop words and of confusable names.
///   niger-lexicon-compiler ar.aff ar.dic DATA_LEXICON_FOLDER OUTPUT STOP_WORDS CONFUSABLE_NAMES
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "common/base/error.h"
#include "common/letters/folding.h"
#include "common/lexicon/builder.h"
#include "common/lexicon/confusable_names_source.h"
#include "common/lexicon/links.h"
#include "common/lexicon/respellings.h"
#include "common/lexicon/stop_word_spellings.h"
#include "common/lexicon/word_lists.h"

namespace niger::lexicon {

using arabic::kCommon;
using arabic::kName;
using arabic::kNoun;
using letters::fold;

namespace {

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file || text.empty()) {
    throw Error(ErrorKind::Input, "cannot read " + path);
  }
  return text;
}

// A particle that is a stop word has a stem of its own; one that people look for as well (خلف,
// وسط) has that of the noun. It takes pronouns where the stop words have such a form.
void add_particles(const std::string& folder, LexiconBuilder& builder) {
  const std::set<std::string> stop_words =
      stop_word_spellings(content_of(folder + "/stop_words.txt")).words;
  std::set<std::string> folded_stop_words;
  for (const std::string& word : stop_words) {
    folded_stop_words.insert(fold(word));
  }
  std::set<std::string> particles;
  for (const Row& row : read_rows(folder + "/particles.txt")) {
    particles.insert(row.begin(), row.end());
  }
  for (const std::string& particle : particles) {
    const bool is_function = stop_words.contains(letters::exact_form(particle));
    const bool takes_pronoun = (folded_stop_words.contains(fold(particle) + "ه") ||
                                folded_stop_words.contains(fold(particle) + "ها") ||
                                (!is_function && particle.size() > 4)) &&
                               !particles.contains(particle + "ه");
    builder.add_listed(particle, arabic::kParticle | (is_function ? arabic::kFunction : 0U) |
                                     (takes_pronoun ? arabic::kTakesPronoun : 0U));
  }
}

void add_lists(const std::string& folder, LexiconBuilder& builder) {
  for (const Row& row : read_rows(folder + "/not_words.txt")) {
    builder.remove_noun(row[0]);
  }
  // Plurals first: a word that is also a singular (أزمة, of زمام too) is that above all.
  const std::vector<Row> plurals = read_rows(folder + "/broken_plurals.tsv");
  for (const Row& row : plurals) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      builder.add_listed(row[i], kNoun | kCommon | arabic::kPlural);
    }
  }
  for (const Row& row : plurals) {
    builder.add_singular(row[0]);
  }
  for (const Row& row : read_rows(folder + "/nouns.txt")) {
    const bool is_adjective = row.size() > 1 && row[1] == "+";  // its ة makes no other word
    builder.add_listed(row[0], kNoun | kCommon | arabic::kDual | arabic::kPluralAt |
                                   arabic::kAccusative |
                                   (is_adjective ? arabic::kFeminine | arabic::kPluralUn : 0));
  }
  std::set<arabic::WordKey> plurals_of_their_own;
  for (const Row& row : read_rows(folder + "/sound_plurals.tsv")) {
    builder.add_listed(row.at(1), kNoun | kCommon | arabic::kPlural);
    plurals_of_their_own.insert(arabic::key_of(fold(row.at(1))));
  }
  builder.remove_regular_plurals(plurals_of_their_own);
  for (const Row& row : read_rows(folder + "/places.tsv")) {
    builder.add_listed(without_article(row[0]), kNoun | kCommon | kName);
    for (std::size_t i = 1; i < row.size(); ++i) {
      builder.add_listed(row[i], kNoun | kCommon | arabic::kDual | arabic::kFeminine |
                                     arabic::kPluralUn | arabic::kPluralAt);
    }
  }
  for (const Row& row : read_rows(folder + "/nisbas.tsv")) {
    for (std::size_t i = 1; i < row.size(); ++i) {
      builder.add_nisba_word(row[i]);
    }
  }
  for (const Row& row : read_rows(folder + "/names.txt")) {
    for (const std::string& name : row) {
      builder.add_listed(without_article(name), kNoun | kCommon | kName);
    }
  }
  add_particles(folder, builder);
  for (const Row& row : read_rows(folder + "/frequent_nouns.txt")) {
    for (const std::string& noun : row) {
      builder.add_frequent(noun);
    }
  }
  for (const Row& row : read_rows(folder + "/homographs.txt")) {
    builder.add_homographs(row[0], row.at(1));
  }
  for (const Row& row : read_rows(folder + "/rewrites.tsv")) {
    builder.add_rewrite(row[0], row.at(1));
  }
}

// The other spellings of listed names, where nothing else is written so.
void add_respellings(const std::string& folder, LexiconBuilder& builder) {
  const std::vector<std::byte> bytes = builder.bytes({});
  const arabic::Lexicon words(bytes);
  const auto add = [&](std::string_view name) {
    const std::string folded = fold(without_article(name));
    const arabic::LexiconEntry* entry = words.find(arabic::key_of(folded));
    if (entry == nullptr || !entry->has(kName)) {
      return;
    }
    for (const std::string& other : respellings(folded)) {
      if (is_free(other, words)) {
        builder.add_listed(other, kNoun | kCommon | kName);
      }
    }
  };
  for (const Row& row : read_rows(folder + "/places.tsv")) {
    add(row[0]);
  }
  for (const Row& row : read_rows(folder + "/names.txt")) {
    for (const std::string& name : row) {
      add(name);
    }
  }
}

void write_file(const std::string& path, const char* bytes, std::size_t size) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes, static_cast<std::streamsize>(size));
  file.close();
  if (!file) {
    throw Error(ErrorKind::Input, "cannot write " + path);
  }
}

void write_sources(const std::string& folder, const std::string& stop_words,
                   const std::string& confusable_names) {
  const std::string stops = source_of(stop_word_spellings(content_of(folder + "/stop_words.txt")));
  write_file(stop_words, stops.data(), stops.size());
  const std::string names = confusable_names_source(content_of(folder + "/confusable_names.txt"));
  write_file(confusable_names, names.data(), names.size());
}

void write_lexicon(const std::string& aff, const std::string& dic, const std::string& folder,
                   const std::string& output) {
  HunspellDictionary dictionary = read_hunspell(aff, dic);
  for (const Row& row : read_rows(folder + "/verb_lemmas.tsv")) {
    for (HunspellVerb& verb : dictionary.verbs) {
      if (verb.lemma == row[0]) {
        verb.lemma = row.at(1);
      }
    }
  }
  LexiconBuilder builder;
  for (const HunspellNoun& noun : dictionary.nouns) {
    builder.add_noun(noun);
  }
  std::vector<std::string> common_verbs;
  for (const Row& row : read_rows(folder + "/verbs.txt")) {
    common_verbs.insert(common_verbs.end(), row.begin(), row.end());
  }
  builder.remove_sound_plurals();
  builder.add_verbs(dictionary.verbs, common_verbs);
  add_lists(folder, builder);
  add_respellings(folder, builder);

  const std::vector<std::byte> words_only = builder.bytes({});
  const std::vector<LexiconBuilder::Link> links =
      links_of(dictionary, folder, builder, arabic::Lexicon(words_only));
  const std::vector<std::byte> bytes = builder.bytes(links);
  write_file(output, reinterpret_cast<const char*>(bytes.data()), bytes.size());
}

}  // namespace
}  // namespace niger::lexicon

int main(int argc, char** argv) {
  if (argc != 7) {
    std::cerr
        << "use: niger-lexicon-compiler AR.AFF AR.DIC LISTS_FOLDER OUTPUT STOP_WORDS LOOK_ALIKES\n";
    return 2;
  }
  try {
    niger::lexicon::write_lexicon(argv[1], argv[2], argv[3], argv[4]);
    niger::lexicon::write_sources(argv[3], argv[5], argv[6]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "niger-lexicon-compiler: " << error.what() << '\n';
    return 2;
  }
}
