// The bodies of Asio and Beast, compiled once: every other file sees declarations only (BOOST_*_SEPARATE_COMPILATION).
#include <boost/asio/impl/src.hpp>
#include <boost/beast/src.hpp>
