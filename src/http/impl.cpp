// Asio and Beast, compiled once here instead of in every file that includes them; Parts.cmake says
// so to both.
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
