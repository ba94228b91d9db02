#pragma once
/// Stories for the tests of copies: written for them, or made of random words.
#include <random>
#include <string>
#include <vector>

#include "common/article.h"

namespace niger::writing {

extern const char* const kBridgeStory;
extern const char* const kOtherBridgeStory;  ///< on the same matter, in other words
extern const char* const kHarvestStory;
extern const char* const kSchoolStory;

/// Reports that say the same every day, but for the numbers and names.
std::string weather_report(int day, int night, int humidity, int wind);
std::string rates_report(int dollar, int euro, int pound);
std::string match_report(const std::string& winner, const std::string& loser,
                         const std::string& scorer, int goals, int against, int minute);

/// Words as a language has them: a few are common, most are rare.
std::vector<std::string> random_story(std::size_t words, std::mt19937& random);
std::string joined(const std::vector<std::string>& words);

std::string replaced(std::string text, const std::string& from, const std::string& to);

Article article_of(const std::string& id, const std::string& text);

}  // namespace niger::writing
