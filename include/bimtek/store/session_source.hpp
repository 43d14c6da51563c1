// The port through which `live` gets what a session is made of besides its events.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "bimtek/base/executor.hpp"
#include "bimtek/base/result.hpp"
#include "bimtek/domain/revision.hpp"
#include "bimtek/domain/role.hpp"

namespace bimtek::store {

/// An invited site or person (or a signed-in organizer who took part), with the name to show.
struct Invitee {
    domain::Actor actor;
    std::string name;
};

/// Everything of a session that is not an event.
struct SessionRecord {
    /// By number. Revision 1 and every one that was ever in force are there, others may be.
    std::map<int, domain::PlanRevision> revisions;
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
