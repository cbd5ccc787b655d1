import Testing

@testable import Debrief
