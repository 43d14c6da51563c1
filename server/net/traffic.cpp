#include "net/traffic.hpp"

#include <algorithm>
#include <string>

namespace bimtek::net {

void Traffic::closed(std::optional<std::uint16_t> code) {
    const auto known = code ? std::find(codes.begin(), codes.end(), *code) - codes.begin() : std::ptrdiff_t{codes.size() + 1};
    ++closes_[static_cast<std::size_t>(known)];
}

void Traffic::write(Prometheus& to) const {
    to.family("bimtek_commands_total", "counter", "Commands answered, by outcome: done, or the reason of the refusal.");
    to.value("outcome", "done", answers_[0]);
    for (std::size_t reason = 0; reason < domain::reason_count; ++reason) {
        to.value("outcome", domain::to_string(static_cast<domain::Reason>(reason)), answers_[reason + 1]);
    }
    to.family("bimtek_websockets_closed_total", "counter", "WebSockets that ended, by the close code of this side; none: the line dropped.");
    for (std::size_t i = 0; i < codes.size(); ++i) to.value("code", std::to_string(codes[i]), closes_[i]);
    to.value("code", "other", closes_[codes.size()]);
    to.value("code", "none", closes_[codes.size() + 1]);
    to.family("bimtek_http_responses_total", "counter", "HTTP responses by status; one that never occurred has no line.");
    for (std::size_t status = 0; status < statuses; ++status) {
        if (responses_[status] != 0) to.value("status", std::to_string(status), responses_[status]);
    }
}

}  // namespace bimtek::net
