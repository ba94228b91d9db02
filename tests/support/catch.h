#pragma once
/// The one include for tests: Catch2 2.x as Debian 12 ships it, or 3.x where that is installed.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
