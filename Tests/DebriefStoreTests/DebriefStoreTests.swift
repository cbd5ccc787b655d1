import Testing
@testable import DebriefStore
