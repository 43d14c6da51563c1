// The port through which `live` gets what a session is made of besides its events.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bimtek/base/executor.hpp"
#include "bimtek/base/result.hpp"
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

enum class LoadFault {
    unknown,      ///< there is no such session
    unavailable,  ///< it cannot be read now; ask again later
};

class SessionSource {
public:
    virtual ~SessionSource() = default;

    using LoadDone = std::function<void(Result<SessionRecord, LoadFault>)>;

    /// Returns at once; `done` is posted to `owner`.
    virtual void load(const SessionId& session, Executor& owner, LoadDone done) = 0;
};

}  // namespace bimtek::store
