#pragma once
/// The constants of the ranking: what each kind of feature weighs, each with the experiment that
/// chose it. They were chosen on plateaus: a third more or less of any of them moves no dataset's
/// MRR@10 by more than .003 unless its comment says so. To repeat one, change it, build, and run
/// scripts/evaluate for every dataset, with and without --with-title.
#include <cstddef>

namespace niger::ranking {

// ---- The first hits are ranked again ------------------------------------------------------------
/// How many of the first hits by Xapian's weights are ranked again by the order of their words,
/// which costs a tenth of reading a text. 60, 100, 150: the same within .001.
inline constexpr std::size_t kRescoredHits = 100;
/// How many of the best of these are read at most, and ranked once more by their texts. MRR@10 of
/// 30, 50, 100: headlines .770 .778 .779, keywords .545 .550 .558, questions the same within .001.
inline constexpr std::size_t kReadHits = 50;
/// Reading ends after this many hits, when none of those to come is likely to be among the first
/// kPageHits: none would, if its text added kLikelyGain of the most that any text has added so far,
/// or if its words proved to be those as typed. Headlines read 16 on average, three keywords 24,
/// one word 32; a word that no article has, or one typed with tashkeel, ends nothing. Reading 50
/// always gave the same MRR@10 within .0002, keywords .001 less; always ending after 20, or at half
/// the gain, loses .0015 on questions (xquad_ar, tydiqa, news_ant_title, 2026-11-25).
inline constexpr std::size_t kLeastReadHits = 15;
inline constexpr std::size_t kPageHits = 10;
inline constexpr double kLikelyGain = .8;

/// A question that fewer articles answer with two of its words is answered by any of them.
inline constexpr std::size_t kFewAnswers = 50;

/// Of Xapian's own weight (BM25 on stems). Without it keywords lose .002, questions .001.
inline constexpr double kFirstWeight = .2;

/// Of the words exactly as typed. What it gives the whole is small (.001, keywords .003): it is
/// there so that a word as typed ranks above its related forms.
inline constexpr double kTypedWeight = .1;

/// Of each three-letter gram of the query's words, borders included. Without grams questions lose
/// .009, headlines .006, keywords .009. Grams all weigh the same: by the idf of their word, by
/// their own idf, or by idf among the first hits gave the same within .003.
inline constexpr double kGramWeight = .3;

/// Of the words that stand in the title or in the opening of the text. News says first what it is
/// about: without it headlines lose .035, keywords .045, questions .010.
inline constexpr double kLeadWeight = .6;
/// How fast the opening ends: a word n words from the start counts exp(-n / kLeadWords).
inline constexpr double kLeadWords = 25;
/// The same for a query of few words that is no question: they are the subject rather than what is
/// said of it. MRR@10 of three keywords with 25, 35, 50, 75: .5864 .5932 .5948 .5955 (ANT), 3,000
/// others .5736 .5740 .5750 .5743. Questions of few words lose by it (tydiqa .9192 .9160).
inline constexpr double kShortQueryLeadWords = 50;
inline constexpr std::size_t kShortQueryWords = 3;

/// Term proximity, of the best place: where most of the query's words stand together. Without it
/// questions lose .003, headlines .004.
inline constexpr double kPlaceWeight = .5;
/// How wide a place is: a word n words away counts exp(-n / kPlaceWords). 10, 20 and 40 are equal.
inline constexpr double kPlaceWords = 20;

/// Of the words that stand in the title, which are words of the opening besides. .5–1 are equal,
/// without it questions with titles lose .008. Together they must be worth more than the opening
/// and the best place: a word in the title alone before the same word in the text alone.
inline constexpr double kTitleWeight = .6;

/// Of the words that the article has, or of which it has a stem that keeps nearly the same company
/// (common/index/stem_vectors.h): a text on the subject that tells it in other words before one
/// that is not on it. Each word counts by its rarity and the best of its stems: its own stem
/// kOwnCompany, another of its expansion kRelatedCompany, a near one its likeness, that is .3–1.
/// Chosen on 3,000 headlines and their keywords that no other constant was chosen by: headlines
/// .7649 .7702, keywords .5685 .5730; on the others headlines .7750 .7791, keywords .5827 .5858,
/// questions with titles .9536 .9553, without .9187 .9194, xquad .9580 .9587. A weight of .5 gains
/// half of that, 1 loses as much. The own stem is to count little more than a near one, for all
/// other features count it too: with a company of 1 half of the gain is lost, without near stems
/// all.
inline constexpr double kCompanyWeight = .3;
inline constexpr float kOwnCompany = .8F;
inline constexpr float kRelatedCompany = .5F;

/// How often a word of the title counts among the words as typed and the grams, before saturation:
/// a field weight as in BM25F (Robertson and Zaragoza 2009).
inline constexpr double kTitleCount = 2;

// ---- How similar two words are ------------------------------------------------------------------
inline constexpr float kStemSimilarity = .8F;     ///< the same stem
inline constexpr float kRelatedSimilarity = .7F;  ///< another stem of its expansion
/// Another word of its root. Without it questions with titles lose .002, keywords .001; it costs an
/// eighth of the time that reading the first hits takes.
inline constexpr float kRootSimilarity = .5F;
/// Similarity (Dice 1945) of the three-letter grams of two words below which they are not similar.
/// .25–.4 are equal; the lower, the more words of the text are looked at closely.
inline constexpr double kSimilarityFloor = .3;
/// A word without marks, or with others, against a word typed with its marks.
inline constexpr float kUnmarkedSimilarity = .6F;
inline constexpr float kContradictedSimilarity = .4F;

// ---- Saturation and length (BM25) ---------------------------------------------------------------
/// Robertson and Zaragoza 2009: k1 for the saturation of repeated words, b for the length.
inline constexpr double kTypedK1 = 1.2;
/// Of the length of an article, of words and of grams. MRR@10 of .75 and .85: xquad .9545 .9550,
/// questions .9189 .9194, with titles .9534 .9536, headlines .7497 .7501, keywords .5796 .5795; of
/// .65 xquad .9541.
inline constexpr double kTypedB = .85;
/// Grams say little by being repeated: .3–.6 are best, 1.2 loses .002 everywhere.
inline constexpr double kGramK1 = .6;
inline constexpr double kGramB = .85;

}  // namespace niger::ranking
