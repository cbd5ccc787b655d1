import Testing
@testable import DebriefServer
