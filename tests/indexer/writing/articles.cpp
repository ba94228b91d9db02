#include "tests/indexer/writing/articles.h"

#include <unistd.h>

#include <atomic>
#include <set>
#include <thread>

#include "common/index/article_record.h"
#include "common/index/duplicate_list.h"
#include "common/index/schema.h"

namespace niger::writing {

using namespace index;

ScratchFolder::ScratchFolder() {
  static std::atomic<int> count = 0;
  path_ = std::filesystem::temp_directory_path() /
          ("niger-test-" + std::to_string(::getpid()) + "-" + std::to_string(count++));
  std::filesystem::create_directories(path_);
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;  // a test that failed has said so already
  std::filesystem::remove_all(path_, ignored);
}

Article random_article(const std::string& id, unsigned words, std::mt19937& random) {
  static const char* const letters[] = {"ا", "ب", "ت", "ر", "س", "ق", "ل", "م", "ن", "ي"};
  const auto word = [&] {
    std::string text;
    // Squared: some words are common, most are rare.
    const unsigned range = static_cast<unsigned>(random() % 40);
    for (unsigned number = 3 + range * range; number > 0; number /= 10) {
      text += letters[number % 10];
    }
    return text + "ون";
  };
  Article article;
  article.id = id;
  article.path = "folder" + std::to_string(random() % 5) + "/" + id + ".txt";
  article.title = word() + " " + word();
  for (unsigned written = 0; written < words; ++written) {
    article.text += word() + (written % 9 == 8 ? "،\n" : " ");
  }
  article.date = {2000 + static_cast<int>(random() % 20), 1 + static_cast<int>(random() % 12), 9};
  article.source = random() % 2 == 0 ? "الجزيرة" : "العربية";
  article.keywords = {word()};
  article.language = "ar";
  return article;
}

BuildStats build(const std::filesystem::path& directory, const std::vector<Article>& articles,
                 unsigned workers, std::size_t batch) {
  IndexBuilder builder({directory, std::size_t{64} << 20, workers});
  std::atomic<std::size_t> next = 0;
  const auto work = [&](unsigned number) {
    IndexBuilder::Worker& worker = builder.worker(number);
    for (std::size_t taken = next++; taken * batch < articles.size(); taken = next++) {
      worker.start_batch(taken);
      for (std::size_t at = taken * batch; at < std::min((taken + 1) * batch, articles.size());
           ++at) {
        worker.add(Article(articles[at]));
      }
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned number = 0; number < workers; ++number) {
    threads.emplace_back(work, number);
  }
  for (std::jthread& thread : threads) {
    thread.join();
  }
  return builder.finish({{std::string(schema::kCreatorKey), "test"}});
}

std::map<std::string, std::string> contents(const Xapian::Database& database) {
  ArticleRecordReader records(database.get_metadata(std::string(schema::kDictionaryKey)));
  std::map<std::string, std::string> contents;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    const Xapian::Document document = database.get_document(*at);
    std::string& text = contents[document.get_value(schema::kIdSlot)];
    const Article article = records.article(document.get_data());
    text += article.id + "\n" + article.title + "\n" + article.text + "\n";
    text += "length " + std::to_string(database.get_doclength(*at)) + "\n";
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      text += *term + " " + std::to_string(term.get_wdf()) + " " +
              std::to_string(database.get_termfreq(*term));
      text += "\n";
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      text += std::to_string(value.get_valueno()) + "=" + *value + "\n";
    }
  }
  return contents;
}

std::map<std::string, std::string> metadata(const Xapian::Database& database) {
  std::map<std::string, std::string> metadata;
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    if ((*key).starts_with(schema::kNearDuplicatesPrefix)) {
      const auto ids = [&database](const std::vector<std::uint32_t>& numbers) {
        std::set<std::string> names;
        for (const Xapian::docid number : numbers) {
          names.insert(database.get_document(number).get_value(schema::kIdSlot));
        }
        std::string all;
        for (const std::string& name : names) all += name + " ";
        return all;
      };
      const auto groups = decoded_family(database.get_metadata(*key));
      for (const DuplicateGroup& group : groups.value_or(std::vector<DuplicateGroup>())) {
        metadata[*key] += group.key + ": " + ids(group.members) + "short " +
                          ids(group.short_forms) + "follows " +
                          (group.follows ? std::to_string(*group.follows) : "none") + "; ";
      }
    } else if (*key != schema::kDictionaryKey) {
      metadata[*key] = database.get_metadata(*key);
    }
  }
  metadata.erase(std::string(schema::kChangedKey));  // these two tell how it came about
  metadata.erase(std::string(schema::kVectorsKey));
  return metadata;
}

}  // namespace niger::writing
