#include "common/settings/places.h"

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using niger::settings::config_files;
using niger::settings::default_index;
using niger::settings::Environment;
using niger::settings::sample_collection;

namespace {

Environment with(std::map<std::string, std::string> variables) {
  Environment environment;
  environment.variables = std::move(variables);
  return environment;
}

}  // namespace

TEST_CASE("the index lies in the data home, or in /var/lib without any home", "[places]") {
  CHECK(default_index(with({{"XDG_DATA_HOME", "/d"}, {"HOME", "/h"}})) == "/d/niger/index");
  CHECK(default_index(with({{"HOME", "/h"}})) == "/h/.local/share/niger/index");
  CHECK(default_index(with({{"XDG_DATA_HOME", "relative"}, {"HOME", "/h"}})) ==
        "/h/.local/share/niger/index");
  CHECK(default_index(with({})) == "/var/lib/niger/index");
}

TEST_CASE("config files are looked for here, at home, and in /etc", "[places]") {
  using Paths = std::vector<std::filesystem::path>;
  CHECK(config_files(with({{"HOME", "/h"}})) ==
        Paths{"/h/.config/niger/niger.conf", "/etc/niger/niger.conf"});
  CHECK(config_files(with({{"XDG_CONFIG_HOME", "/c"}})) ==
        Paths{"/c/niger/niger.conf", "/etc/niger/niger.conf"});
  CHECK(config_files(with({})) == Paths{"/etc/niger/niger.conf"});
}

TEST_CASE("the sample collection is found beside a program that was moved", "[places]") {
  const niger::test::TempDir folder;
  folder.write("share/niger/articles/a.txt", "نص");
  Environment environment;
  environment.executable = folder.path() / "bin/niger-index";
  const auto found = sample_collection(environment);
  CHECK((found == folder.path() / "share/niger/articles" ||
         std::filesystem::is_directory(found)));  // an installed one counts more
  environment.executable.clear();
  CHECK(sample_collection(environment).is_absolute());
}

TEST_CASE("an empty variable counts as not set", "[places]") {
  CHECK_FALSE(with({{"HOME", ""}}).variable("HOME").has_value());
  CHECK_FALSE(with({}).variable("HOME").has_value());
  CHECK(niger::settings::process_environment().executable.is_absolute());
}
