// The port through which `live` gets what a session is made of besides its events.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/base/executor.hpp"
#include "bimtek/domain/plan.hpp"
#include "bimtek/domain/role.hpp"
#include "bimtek/domain/walkthrough.hpp"

namespace bimtek::store {

/// An invited site or person (or a signed-in organizer who took part), with the name to show.
struct Invitee {
    domain::Actor actor;
    std::string name;
};

/// Everything of a session that is not an event.
struct SessionRecord {
    std::shared_ptr<const domain::SessionPlan> plan;
    std::shared_ptr<const domain::Walkthrough> walkthrough;
    std::vector<Invitee> invitees;
};

class SessionSource {
public:
    virtual ~SessionSource() = default;

    /// Posts the record to `owner`, or nullopt when there is no such session or it cannot be read now.
    virtual void load(const SessionId& session, Executor& owner,
                      std::function<void(std::optional<SessionRecord>)> done) = 0;
};

}  // namespace bimtek::store
