// One browser that follows docs/protocol.md: it resumes where it stopped, and sends again what was not answered.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bimtek/base/time.hpp"
#include "bimtek/store/session_source.hpp"
#include "simulation/folded_view.hpp"
#include "simulation/random.hpp"

namespace bimtek::simulation {

/// A command and what its sender was told of it.
struct Sent {
    Json frame;
    bool answered = false;
    Json done;             ///< the first `done`; null for none
    bool refused = false;  ///< for good
    bool doubled = false;  ///< was sent twice on one line: the second may be decided otherwise than the first
    bool contradicted = false;  ///< was told `done` twice, with different answers
    std::optional<Instant> again_at;  ///< it may be sent again under the same id, after this
    Instant sent_at;
};

class Client {
public:
    enum class State {
        away,       ///< nobody has opened the page, or the person left
        waiting,    ///< the line dropped; comes back at `back_at`
        connecting, ///< said hello
        welcomed,
        over,       ///< was told not to come back
    };

    Client(int number, store::Invitee who, std::string device)
        : number(number), who(std::move(who)), device(std::move(device)), id_prefix_("c" + std::to_string(number) + "-") {}

    const int number;  ///< unlike an address, the same in every run
    const store::Invitee who;
    const std::string device;

    State state = State::away;
    Instant back_at;
    FoldedView view;
    std::vector<std::string> outgoing;  ///< frames for the open line
    std::map<std::string, Sent> sent;   ///< by id
    bool doubled_or_out_of_turn = false;  ///< was told an event twice, or none in its order
    std::map<std::string, int> reasons;   ///< of refusals
    int resumes = 0;
    int snapshots = 0;
    int welcomes_again = 0;  ///< on a line that was open already
    /// Frames as they came, a list per connection; only when asked for.
    std::optional<std::vector<std::vector<Json>>> record;

    // The person

    void connect();
    /// Puts the command into the outbox, and onto the line when there is one. Gives its id.
    std::string command(Json frame, Instant now);
    /// Sends the same frame once more on the same line.
    void send_twice(const std::string& id);
    /// Sends another frame under the id of this one.
    void misuse(const std::string& id);
    /// A page opened anew knows nothing of before.
    void forget_view() { view = FoldedView(); }

    // The line

    void receive(const Json& frame, Instant now);
    /// No code: the line dropped.
    void closed(std::optional<int> code, Instant now, Random& random);
    /// Sends again what was refused for a while.
    void pass(Instant now);
    /// Since when the oldest command waits for its answer.
    std::optional<Instant> waiting_since() const;

    bool idle() const { return outbox_.empty(); }
    std::size_t unanswered() const { return outbox_.size(); }

private:
    void transmit(const std::string& id, Instant now);
    void answered(const Json& frame, Instant now);
    void check_order(const Json& frame);

    std::string id_prefix_;
    int last_id_ = 0;
    int drops_ = 0;
    std::vector<std::string> outbox_;  ///< ids that are not answered, in their first order
};

/// The order of clients in a map: by their numbers, so that a seed gives the same day wherever they lie in memory.
struct ByNumber {
    bool operator()(const Client* left, const Client* right) const { return left->number < right->number; }
};

}  // namespace bimtek::simulation
