// The one test program: every *_test.cpp beside the code, in one run.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
