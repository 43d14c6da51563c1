#include "app/metrics_token.hpp"

#include <algorithm>
#include <fstream>

#include "bimtek/base/limits.hpp"

namespace bimtek::app {

Result<MetricsToken, Failure> read_metrics_token(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    MetricsToken token;
    std::string more;
    if (!std::getline(in, token.text)) return Failure{"There is no token to be read in " + file.string() + "."};
    const bool fits = token.text.size() >= limits::metrics_token_bytes_min && token.text.size() <= limits::metrics_token_bytes_max;
    const bool visible = std::ranges::all_of(token.text, [](char letter) { return letter > ' ' && letter < 0x7F; });
    if (!fits || !visible || std::getline(in, more)) {
        return Failure{file.string() + " is to hold one line of " + std::to_string(limits::metrics_token_bytes_min) + " to " +
                       std::to_string(limits::metrics_token_bytes_max) + " letters and digits, as `openssl rand -hex 32` makes it."};
    }
    return token;
}

}  // namespace bimtek::app
