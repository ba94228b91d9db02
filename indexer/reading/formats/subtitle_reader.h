#pragma once
/// The reader of subtitles: SRT and WebVTT. The cues of a film are one text, so that a phrase is
/// found across them.
#include <string>

#include "indexer/reading/articles/article_output.h"

namespace niger::formats {

/// Emits the one article of a file of subtitles, without numbers, times and marks.
void read_subtitles(std::string&& bytes, articles::ArticleOutput& output);

}  // namespace niger::formats
